package dev.fovea.cli;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.run.ReportAgain;
import dev.fovea.run.RunFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea report}: the report of a finished run, made again. */
@Command(
        name = "report",
        description =
                "Make the report of a finished run again, from its folder: in another language, or by this Fovea.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class ReportCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "RUN", description = "A run: its folder, or its name below runs/.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String run;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DATA",
            description = "The run's pictures, where they have moved since, or came through a pipe.")
    private @Nullable String data;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Option(names = "--runs", description = "Folder of run folders. Usual: runs", paramLabel = "FOLDER")
    private Path runs = RunFolder.RUNS;

    ReportCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        RunFolder folder = folder();
        streams.out().println("Report: " + ReportAgain.write(folder, pictures(folder), language.chosen()));
        return 0;
    }

    /** Those of a demo are drawn again. */
    private Dataset pictures(RunFolder folder) {
        String command = folder.source().command();
        if (data == null && command != null && command.startsWith("fovea demo")) {
            return DemoCommand.drawn(ReportAgain.recipe(folder).machine().root());
        }
        String source = data == null ? folder.source().data() : data;
        if (source == null) {
            throw new IllegalArgumentException(
                    "DATA must be given where a program or a pipe began the run, but was not. Add it: fovea report "
                            + run + " photos/");
        }
        return DataArgument.open(source, ReportAgain.recipe(folder).data().scan(), streams);
    }

    private RunFolder folder() {
        return Stream.of(Path.of(run), runs.resolve(run))
                .filter(path -> Files.isRegularFile(path.resolve("run.yaml")))
                .map(RunFolder::new)
                .findFirst()
                .orElseThrow(() -> new FoveaException("RUN must be a run folder or its name, but \"" + run
                        + "\" was none. See all with: fovea runs"));
    }
}
