package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Classifier;
import dev.fovea.picture.Picture;
import dev.fovea.score.Evaluation;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Counting spots, from one to nine, of any size and brightness, which may overlap: the task ordinal against plain
 * cross-entropy, with the same pictures, seeds and recipe. The figures are printed.
 */
@Tag("slow")
class OrdinalAgainstPlainTest {
    private static final int SIDE = 28;
    private static final int PICTURES = 3600;
    private static final int SEEDS = 10;

    @TempDir
    private Path folder;

    private static Dataset spots(long seed) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            int label = i % 9;
            Picture picture = draw(label + 1, Seed.of(seed).child(i).random());
            samples.add(new Sample("spots-" + i, () -> picture, label, null, null));
        }
        List<String> names =
                IntStream.rangeClosed(1, 9).mapToObj(String::valueOf).toList();
        return new Dataset("spots", samples, new Labels(names), new Task.SingleLabel(), List.of()).ordered();
    }

    private static Picture draw(int count, SplittableRandom random) {
        double[] light = new double[SIDE * SIDE];
        for (int drawn = 0; drawn < count; drawn++) {
            double x = random.nextDouble(3, SIDE - 3);
            double y = random.nextDouble(3, SIDE - 3);
            double radius = random.nextDouble(1.2, 2.6);
            double bright = random.nextDouble(80, 200);
            for (int i = 0; i < light.length; i++) {
                double away = Math.hypot(i % SIDE + 0.5 - x, i / SIDE + 0.5 - y);
                light[i] = Math.max(light[i], bright * Math.max(0, Math.min(1, radius + 0.5 - away)));
            }
        }
        byte[] pixels = new byte[light.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, 30 + light[i] + random.nextInt(-20, 21)));
        }
        return new Picture(SIDE, SIDE, 1, pixels);
    }

    private double kappa(Split split, Task task, long seed) {
        Recipe plain = Recipe.scratch().withModel("keras-mnist").withEpochs(12).withSeed(seed);
        Recipe recipe = plain.withNetwork(plain.network().withTask(task));
        Run run = new Trainer(recipe)
                .into(folder.resolve(task.word() + seed))
                .fit(split.train(), split.validation(), Progress.silent());
        try (Classifier classifier = run.classifier()) {
            Evaluation test =
                    Evaluation.of(classifier.predictions(split.test().data()), "test", Seed.of(1), new Task.Ordinal());
            return Objects.requireNonNull(test.overall().quadraticKappa()).value();
        }
    }

    @Test
    void itsQuadraticKappaIsAtLeastThatOfPlainCrossEntropy() {
        double ordinal = 0;
        double plain = 0;
        for (long seed = 5001; seed < 5001 + SEEDS; seed++) {
            Split split = Split.stratified(spots(seed), Shares.percent(50, 17, 33), Seed.of(seed));
            double ours = kappa(split, new Task.Ordinal(), seed);
            double theirs = kappa(split, new Task.SingleLabel(), seed);
            System.out.printf(Locale.ROOT, "seed %d: ordinal %.4f, plain %.4f%n", seed, ours, theirs);
            ordinal += ours / SEEDS;
            plain += theirs / SEEDS;
        }
        System.out.printf(Locale.ROOT, "mean of %d seeds: ordinal %.4f, plain %.4f%n", SEEDS, ordinal, plain);
        assertThat(ordinal).isGreaterThanOrEqualTo(plain);
    }
}
