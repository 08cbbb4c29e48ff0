package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Seed;
import dev.fovea.base.WholeFile;
import dev.fovea.run.RunFolder;
import dev.fovea.score.Comparison;
import dev.fovea.score.ComparisonText;
import dev.fovea.score.FoldsDifference;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea compare}: whether one of two runs is better. */
@Command(
        name = "compare",
        description =
                "Say whether the difference between two runs on the same pictures is real, and how big it can be.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CompareCommand implements Callable<Integer> {
    private static final String PREDICTIONS = "predictions.csv";

    private final Streams streams;

    @Parameters(
            index = "0",
            paramLabel = "FIRST",
            description =
                    "A run: its folder, its name, or a predictions.csv of any origin (fovea evaluate --predictions).")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String first;

    @Parameters(index = "1", paramLabel = "SECOND", description = "Another, with predictions of the same pictures.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String second;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the comparison as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--runs",
            paramLabel = "FOLDER",
            description = "Where the runs are that are given by name. Usual: runs")
    private Path runs = RunFolder.RUNS;

    CompareCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Path one = file(first);
        Path two = file(second);
        Predictions before = read(one);
        Predictions after = read(two);
        Comparison comparison = Comparison.of(before, after, Seed.of(1));
        streams.out().print(ComparisonText.of(comparison, name(one), name(two)));
        if (comparison.folds() == null && folded(before) && folded(after) && !FoldsDifference.same(before, after)) {
            streams.out()
                    .println("Their folds are not the same, so they were not compared fold by fold; the same seed and"
                            + " number of folds would give the same.");
        }
        if (json != null) {
            WholeFile.write(json, comparison.toJson());
        }
        return 0;
    }

    private static boolean folded(Predictions predictions) {
        return predictions.rows().stream().allMatch(row -> row.fold() != null);
    }

    /** The predictions of a run, by what a person writes. */
    private Path file(String word) {
        for (Path path : new Path[] {Path.of(word), runs.resolve(word)}) {
            if (Files.isRegularFile(path)) {
                return path;
            }
            if (Files.isDirectory(path)) {
                Path predictions = path.resolve(PREDICTIONS);
                Check.world(
                        Files.isRegularFile(predictions),
                        "run must have predictions to compare, but %s is missing. Finish it with: fovea train --resume %s",
                        predictions,
                        path);
                return predictions;
            }
        }
        throw new FoveaException("run must be a run folder, its name in " + runs + ", or a predictions.csv, but \""
                + word + "\" was none. See them with: fovea runs " + runs);
    }

    private static Predictions read(Path file) {
        try {
            return PredictionsCsv.read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new FoveaException(file + " must be readable, but was not: " + IoReason.of(e) + ".", e);
        }
    }

    /** Of a run the folder's name, of any other file its own. */
    private static String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path parent = whole.getParent();
        return file.endsWith(PREDICTIONS) && parent != null && parent.getFileName() != null
                ? parent.getFileName().toString()
                : String.valueOf(whole.getFileName());
    }
}
