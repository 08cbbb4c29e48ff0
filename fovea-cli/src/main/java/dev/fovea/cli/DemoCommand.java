package dev.fovea.cli;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.fit.Recipe;
import dev.fovea.report.Language;
import dev.fovea.run.RunFolder;
import dev.fovea.run.Trainer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fovea demo}: the whole road on pictures that Fovea draws itself. */
@Command(
        name = "demo",
        description = "Draw a small data set, train on it, and judge the classifier on pictures that were held out.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
    private static final int PICTURES = 12_000;

    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--seed", description = "Where all randomness comes from. Usual: ${DEFAULT-VALUE}")
    private long seed = 1;

    @Option(names = "--epochs", description = "Times that every training picture is seen. Usual: ${DEFAULT-VALUE}")
    private int epochs = 6;

    @Option(names = "--runs", description = "Folder for run folders. Usual: runs", paramLabel = "FOLDER")
    private Path runs = RunFolder.RUNS;

    DemoCommand(Streams streams) {
        this.streams = streams;
    }

    /** The pictures of a demo, the same for the same seed. */
    static Dataset drawn(Seed root) {
        return Drawn.characters(PICTURES, root.child("demo")).withName("demo");
    }

    @Override
    public Integer call() {
        Dataset drawn = drawn(Seed.of(seed));
        Announce.dataset(drawn, streams.out());
        Recipe recipe =
                Recipe.scratch().withModel("keras-mnist").withEpochs(epochs).withSeed(seed);
        return TrainCommand.travel(
                streams, new Trainer(recipe).into(runs).typed(Typed.command(spec)), Language.EN, drawn);
    }
}
