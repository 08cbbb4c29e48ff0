package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/**
 * Of 200 pairs of equally good models at most 16 (8 %) are called different: with samples on their own, in groups, in
 * folds, in repeated folds. Pairs are drawn so that a naive test would fail: in groups the models' differences go together.
 */
class EqualModelsTest {
    private static final int PAIRS = 200;

    /** Two models on the same samples. */
    private record Pair(Predictions first, Predictions second) {}

    private static int real(LongFunction<Pair> draw) {
        int real = 0;
        for (int seed = 0; seed < PAIRS; seed++) {
            Pair pair = draw.apply(seed);
            Comparison comparison = Comparison.of(pair.first, pair.second, Seed.of(seed));
            real += comparison.verdict() == Comparison.Verdict.REAL ? 1 : 0;
        }
        return real;
    }

    @Test
    void equalModelsAreRarelyCalledDifferent() {
        assertThat(real(seed -> drawn(seed, 400, 1, 0, 0))).isLessThanOrEqualTo(16);
        assertThat(real(seed -> drawn(seed, 40, 1, 0, 0))).isLessThanOrEqualTo(16);
    }

    @Test
    void norWhereSamplesAreInGroups() {
        assertThat(real(seed -> drawn(seed, 400, 10, 1.5, 0))).isLessThanOrEqualTo(16);
        assertThat(real(seed -> drawn(seed, 80, 10, 1.5, 0))).isLessThanOrEqualTo(16); // eight groups
        int fooled = real(seed -> {
            Pair pair = drawn(seed, 400, 10, 1.5, 0);
            return new Pair(Cases.grouped(pair.first, 1), Cases.grouped(pair.second, 1));
        });
        assertThat(fooled).isGreaterThan(16); // the groups do matter here
    }

    @Test
    void norInCrossValidationWhoseNetworksVary() {
        assertThat(real(seed -> folded(seed, 1))).isLessThanOrEqualTo(16);
        assertThat(real(seed -> folded(seed, 3))).isLessThanOrEqualTo(16);
    }

    @Test
    void aDifferenceThatIsThereIsFound() {
        assertThat(real(seed -> drawn(seed, 400, 1, 0, 0.9))).isGreaterThan(190);
        assertThat(real(seed -> drawn(seed, 400, 10, 0.5, 0.9))).isGreaterThan(150);
    }

    /**
     * Both models are right where a sample's ease, their own luck and, in groups, their luck with the group are above 0.
     *
     * @param size of the groups
     * @param together how much the group decides
     * @param lead what the second is better by
     */
    private static Pair drawn(long seed, int n, int size, double together, double lead) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Predictions.Row> rows = new ArrayList<>();
        boolean[][] right = new boolean[2][n];
        double[] luck = new double[2];
        for (int i = 0; i < n; i++) {
            double ease = 0.8 + random.nextGaussian();
            for (int m = 0; m < 2; m++) {
                luck[m] = i % size == 0 ? together * random.nextGaussian() : luck[m];
                right[m][i] = ease + luck[m] + random.nextGaussian() + m * lead > 0;
            }
            rows.add(new Predictions.Row("n" + i, 0, size > 1 ? "g" + i / size : null, null));
        }
        return new Pair(predictions(rows, right[0]), predictions(rows, right[1]));
    }

    /** Five folds of 60, each repeated: every network has a luck of its own, so that one pair of networks says little. */
    private static Pair folded(long seed, int repeats) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = 300;
        double[] ease = random.doubles(n).map(u -> 3 * u - 0.6).toArray();
        List<Predictions.Row> rows = new ArrayList<>();
        boolean[][] right = new boolean[2][n * repeats];
        for (int fold = 0; fold < 5 * repeats; fold++) {
            double[] luck = {0.4 * random.nextGaussian(), 0.4 * random.nextGaussian()};
            for (int i = fold % 5; i < n; i += 5) {
                for (int m = 0; m < 2; m++) {
                    right[m][rows.size()] = ease[i] + luck[m] + 0.5 * random.nextGaussian() > 0;
                }
                rows.add(new Predictions.Row("n" + i, 0, null, fold));
            }
        }
        return new Pair(predictions(rows, right[0]), predictions(rows, right[1]));
    }

    private static Predictions predictions(List<Predictions.Row> rows, boolean[] right) {
        float[] probabilities = new float[2 * right.length];
        for (int i = 0; i < right.length; i++) {
            probabilities[2 * i] = right[i] ? 0.7f : 0.3f;
            probabilities[2 * i + 1] = right[i] ? 0.3f : 0.7f;
        }
        return new Predictions(Cases.labels(2), rows, probabilities);
    }
}
