package dev.fovea.cli;

import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
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
import picocli.CommandLine.Model.CommandSpec;
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
    private final Streams streams;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(
            paramLabel = "DATA",
            description = "A folder with a folder for each class (also below train/, val/ and test/), a folder of IDX"
                    + " files, or a named set such as mnist or drawn.")
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
        Dataset pictures = Datasets.open(data);
        Announce.dataset(pictures, streams.out());
        return travel(streams, new Trainer(asked).into(runs).named(name), pictures, Typed.command(spec));
    }

    /** Goes the whole road with a live bar, stopping after the step on Ctrl-C. */
    static int travel(Streams streams, Trainer trainer, Dataset pictures, String command) {
        try (LiveProgress progress = new LiveProgress(streams);
                StopSignal stop = new StopSignal(streams.err())) {
            Road.Arrival arrival = new Road(trainer, stop, progress, command).travel(pictures);
            progress.close();
            streams.out().println();
            streams.out().println(arrival.text());
            streams.out().println();
            streams.out().println("Advice: " + arrival.run().advice().text());
            RunFolder folder = arrival.run().folder();
            streams.out().println("Run folder: " + folder.path());
            if (arrival.trouble() != null) {
                streams.err().println("fovea: " + arrival.trouble());
                return Complaints.FAULT;
            }
            streams.out().println("Report: " + folder.report());
            return 0;
        }
    }
}
