package dev.fovea.cli;

import dev.fovea.data.Dataset;
import dev.fovea.fit.Recipe;
import dev.fovea.run.RecipeFile;
import dev.fovea.run.Road;
import dev.fovea.run.RunFolder;
import dev.fovea.run.Trainer;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea train}: the whole road. */
@Command(
        name = "train",
        description = "Train a classifier on labelled pictures, and judge it on pictures that were held out.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class TrainCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(
            paramLabel = "DATA",
            description = "Labelled pictures: a folder with a folder for each class (also below train/, val/ and"
                    + " test/); such folders in a .zip, .tar or .tar.gz; a table (.csv, .tsv, .jsonl) with the columns"
                    + " path and label, and perhaps split, group and weight; such a table, or paths one a line, through"
                    + " a pipe (-); IDX files; or a named set: ${COMPLETION-CANDIDATES}.",
            completionCandidates = DataArgument.Names.class)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String data;

    @ArgGroup(validate = false, heading = "%nWhich network?%n")
    private final NetworkOptions network = new NetworkOptions();

    @ArgGroup(validate = false, heading = "%nHow are pictures split and shown?%n")
    private final DataOptions dataOptions = new DataOptions();

    @ArgGroup(validate = false, heading = "%nHow does it learn?%n")
    private final LearningOptions learning = new LearningOptions();

    @ArgGroup(validate = false, heading = "%nHow long, and on what?%n")
    private final MachineOptions machine = new MachineOptions();

    @Option(
            names = "--recipe",
            paramLabel = "FILE",
            description = "Start from the settings of a YAML file instead of the usual ones; a run folder's recipe.yaml"
                    + " repeats that run. Options given beside it count more.")
    private @Nullable Path recipe;

    @Option(names = "--name", description = "Name of the run folder below runs/. Usual: the data set's, numbered.")
    private @Nullable String name;

    @Option(names = "--runs", description = "Folder for run folders. Usual: runs", paramLabel = "FOLDER")
    private Path runs = RunFolder.RUNS;

    TrainCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Recipe start = recipe == null ? network.start() : RecipeFile.read(recipe);
        Recipe asked = machine.over(learning.over(dataOptions.over(network.over(start))));
        Dataset pictures = DataArgument.open(data, asked.data().scan(), streams);
        Announce.dataset(pictures, streams.out());
        return travel(streams, new Trainer(asked).into(runs).named(name), pictures);
    }

    /** Goes the whole road with a live bar, stopping after the step on Ctrl-C. */
    static int travel(Streams streams, Trainer trainer, Dataset pictures) {
        try (LiveProgress progress = new LiveProgress(streams);
                StopSignal stop = new StopSignal(streams.err())) {
            Road.Arrival arrival = new Road(trainer, stop, progress).travel(pictures);
            progress.close();
            streams.out().println();
            streams.out().println(arrival.text());
            streams.out().println();
            streams.out().println("Advice: " + arrival.run().advice().text());
            streams.out().println("Run folder: " + arrival.run().folder().path());
            return 0;
        }
    }
}
