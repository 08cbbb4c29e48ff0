import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Role;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Keeping;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.split.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The usual recipe of {@code fovea train} on MNIST's training part, as users get it, with checkpoints and without.
 *
 * <p>Arguments: folder of MNIST, epochs of a training (the first of each warms up), trainings of each kind.
 */
public final class Checkpoint {
    private final List<EpochReport> epochs = new ArrayList<>();
    private final List<TrainingEvent.Checkpointed> checkpoints = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        Dataset mnist = Datasets.open(arguments[0]).given(Role.TRAIN);
        int epochs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4;
        if (epochs < 2) {
            throw new IllegalArgumentException("EPOCHS must be at least 2: the first one warms up");
        }
        int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 3;
        for (String model : List.of("keras-mnist", "compact")) {
            Checkpoint with = new Checkpoint();
            Checkpoint without = new Checkpoint();
            for (int i = 0; i < rounds; i++) {
                Path folder = Files.createTempDirectory("fovea-bench-checkpoint");
                without.train(model, mnist, epochs, null);
                with.train(model, mnist, epochs, folder);
                delete(folder);
            }
            report(model, with, without);
        }
        System.exit(0);
    }

    private void train(String model, Dataset mnist, int count, Path folder) {
        Part train = new Part(mnist, Role.TRAIN);
        Part validation = new Part(mnist.first(200), Role.VALIDATION);
        Recipe recipe = Fitting.resolve(Recipe.scratch().withModel(model).withEpochs(count), mnist);
        Fitting.fit(recipe, train, validation, this::keep, new Keeping(Interrupt.NEVER, folder));
    }

    private void keep(TrainingEvent event) {
        if (event instanceof TrainingEvent.EpochDone done && done.report().epoch() > 1) {
            epochs.add(done.report());
        } else if (event instanceof TrainingEvent.Checkpointed checkpointed) {
            checkpoints.add(checkpointed);
        }
    }

    private static void report(String model, Checkpoint with, Checkpoint without) {
        double seconds = median(with.epochs.stream().map(EpochReport::seconds).toList());
        List<Double> stalls = with.checkpoints.stream()
                .map(TrainingEvent.Checkpointed::stalled)
                .toList();
        List<Double> writes = with.checkpoints.stream()
                .map(TrainingEvent.Checkpointed::written)
                .toList();
        double on = median(with.epochs.stream().map(EpochReport::picturesPerSecond).toList());
        double off = median(without.epochs.stream().map(EpochReport::picturesPerSecond).toList());
        System.out.printf(
                Locale.ROOT,
                "%s: epoch %.2f s (median of %d); checkpoint of %.1f MB (n %d): training stands still %.1f ms (median; most"
                        + " %.1f), %.3f %% of an epoch; written beside it in %.0f ms (most %.0f), %.2f %%;"
                        + " %,.0f pictures/s with, %,.0f without: %.3f%n",
                model,
                seconds,
                with.epochs.size(),
                with.checkpoints.get(0).bytes() / 1e6,
                stalls.size(),
                1e3 * median(stalls),
                1e3 * most(stalls),
                100 * median(stalls) / seconds,
                1e3 * median(writes),
                1e3 * most(writes),
                100 * median(writes) / seconds,
                on,
                off,
                on / off);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static double most(List<Double> values) {
        return values.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
