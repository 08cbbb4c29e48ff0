package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Budget;
import dev.fovea.fit.Recipe;
import dev.fovea.report.Language;
import dev.fovea.run.Road;
import dev.fovea.run.RunFolder;
import dev.fovea.run.Trainer;
import dev.fovea.run.Unfinished;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code fovea train}: the whole road. */
@Command(
        name = "train",
        description = "Train a classifier on labelled pictures, and judge it on pictures that were held out.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    /** Options that do not change what a run is. */
    private static final Set<String> WITH_RESUME = Set.of("--resume", "--runs", "--debug", "--language");

    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DATA",
            arity = "0..1",
            description = "Labelled pictures: a folder with a folder for each class (also below train/, val/ and"
                    + " test/); such folders in a .zip, .tar or .tar.gz; a table (.csv, .tsv, .jsonl) with the columns"
                    + " path and label, and perhaps split, group and weight; such a table, or paths one a line, through"
                    + " a pipe (-); IDX files; or a named set: ${COMPLETION-CANDIDATES}.",
            completionCandidates = DataArgument.Names.class)
    private @Nullable String data;

    @Mixin
    private final RecipeOptions settings = new RecipeOptions();

    @Option(
            names = "--resume",
            paramLabel = "RUN",
            description =
                    "Go on with a run that was stopped or killed: its folder, its name, or \"last\". It ends as if it had"
                            + " never stopped. Its settings are its own; DATA only where the pictures have moved.")
    private @Nullable String resume;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description =
                    "How long all may take, such as 90s, 5m or 1h, reading and judging included: as many epochs as fit,"
                            + " which the recipe then says. Usual: no limit, and the epochs that are asked for")
    private @Nullable String budget;

    @Mixin
    private final LanguageOption language = new LanguageOption();

    @Option(names = "--name", description = "Name of the run folder below runs/. Usual: the data set's, numbered.")
    private @Nullable String name;

    @Option(names = "--runs", description = "Folder for run folders. Usual: runs", paramLabel = "FOLDER")
    private Path runs = RunFolder.RUNS;

    TrainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (resume != null) {
            return goOn(resume);
        }
        Recipe asked = settings.recipe();
        language.chosen(); // a wrong one is said now, not after the training
        String source =
                named(data, "DATA must be given, but was not. Try: fovea train photos/ (see fovea train --help)");
        Dataset pictures = DataArgument.open(source, asked.data().scan(), streams);
        Announce.dataset(pictures, streams.out());
        return travel(streams, begun(asked, source), language.chosen(), pictures);
    }

    private @Nullable Budget budget() {
        if (budget == null) {
            return null;
        }
        Check.that(
                !spec.commandLine().getParseResult().hasMatchedOption("--epochs"),
                "budget must come without --epochs, but came with both. Leave one out.");
        return Budget.of(budget).without(sinceStart());
    }

    /** The JVM's start and the look at the files count too. */
    private static Duration sinceStart() {
        return Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
    }

    private Trainer begun(Recipe asked, String source) {
        return new Trainer(asked)
                .within(budget())
                .into(runs)
                .named(name)
                .from(lasting(source))
                .typed(Typed.command(spec));
    }

    private int goOn(String run) {
        List<String> more = spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(option -> !WITH_RESUME.contains(option))
                .toList();
        Check.that(
                more.isEmpty(),
                "--resume must come without other settings, but came with %s. The run goes on by its own recipe; begin a new"
                        + " one for others.",
                String.join(", ", more));
        RunFolder folder = Unfinished.find(runs, run);
        if (folder.isFinished()) {
            streams.out().println("Run " + folder.path() + " is finished: nothing is left to do.");
            return 0;
        }
        String source = data == null ? folder.source().data() : data;
        String named = named(
                source,
                "DATA must be given where a program or a pipe began the run, but was not. Add it: fovea train --resume "
                        + run + " photos/");
        Trainer trainer = Trainer.resume(folder.path());
        Dataset pictures = DataArgument.open(named, trainer.recipe().data().scan(), streams);
        streams.out().println("Going on with " + folder.path() + ".");
        Announce.dataset(pictures, streams.out());
        return travel(streams, trainer, language.chosen(), pictures);
    }

    private static String named(@Nullable String source, String otherwise) {
        if (source == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return source;
    }

    /** What the data set is called from any folder and later on; null for standard input, which is gone then. */
    private static @Nullable String lasting(String source) {
        if (source.equals("-")) {
            return null;
        }
        Path path = Path.of(source);
        return Files.exists(path) ? path.toAbsolutePath().normalize().toString() : source;
    }

    /** Goes the whole road with a live bar, stopping after the step on Ctrl-C. */
    static int travel(Streams streams, Trainer trainer, Language language, Dataset pictures) {
        try (LiveProgress progress = new LiveProgress(streams);
                StopSignal stop = new StopSignal(streams.err())) {
            Road.Arrival arrival =
                    new Road(trainer, stop, progress).in(language).travel(pictures);
            progress.close();
            streams.out().println();
            streams.out().println(arrival.text());
            streams.out().println();
            streams.out().println("Advice: " + arrival.run().advice().text());
            RunFolder folder = arrival.run().folder();
            streams.out().println("Run folder: " + folder.path());
            if (arrival.interrupted()) {
                folder.howToGoOn().ifPresent(streams.out()::println);
            }
            if (arrival.trouble() != null) {
                streams.err().println("fovea: " + arrival.trouble());
                return Complaints.FAULT;
            }
            if (Files.exists(folder.report())) {
                streams.out().println("Report: " + folder.report());
            }
            return 0;
        }
    }
}
