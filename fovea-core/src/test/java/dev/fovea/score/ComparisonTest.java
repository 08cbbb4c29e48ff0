package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Seed;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/**
 * Comparisons against SciPy 1.17.1, statsmodels 0.15.0, scikit-learn 1.9.1 and NumPy 2.3.5, the bootstrap on the very same
 * resamples. The numbers are in resamples.json, made by {@code python resamples.py} beside it.
 */
class ComparisonTest {
    @Test
    void mcnemarEqualsScipy() throws IOException {
        JsonNode all = Cases.tree("resamples.json").get("mcnemar");
        assertThat(all).hasSize(11);
        for (JsonNode golden : all) {
            int first = golden.get("onlyFirst").asInt();
            int second = golden.get("onlySecond").asInt();
            assertThat(PairedTest.mcnemar(first, second))
                    .as(first + " and " + second)
                    .isCloseTo(golden.get("p").asDouble(), within(1e-9));
            assertThat(PairedTest.mcnemar(second, first)).isEqualTo(PairedTest.mcnemar(first, second));
        }
    }

    @Test
    void signFlipsEqualScipysOverAllSigns() throws IOException {
        JsonNode all = Cases.tree("resamples.json").get("flips");
        assertThat(all).hasSize(8);
        for (JsonNode golden : all) {
            int[] sums = StreamSupport.stream(golden.get("sums").spliterator(), false)
                    .mapToInt(JsonNode::asInt)
                    .toArray();
            assertThat(SignFlips.p(sums))
                    .as(golden.get("sums").toString())
                    .isCloseTo(golden.get("p").asDouble(), within(1e-9));
        }
        int[] alone = new int[30];
        Arrays.fill(alone, 1);
        Arrays.fill(alone, 0, 9, -1);
        assertThat(SignFlips.p(alone)).isCloseTo(PairedTest.mcnemar(9, 21), within(1e-12)); // groups of one
    }

    @Test
    void everyFigureEqualsTheOtherTools() throws IOException {
        JsonNode all = Cases.tree("resamples.json").get("comparisons");
        assertThat(all).hasSize(3);
        for (JsonNode golden : all) {
            Comparison ours = Comparison.of(side(golden, 0), shuffled(side(golden, 1)), Seed.of(3));
            assertSame(ours.accuracy(), golden, "accuracy");
            assertSame(ours.logLoss(), golden, "logLoss");
            assertThat(ours.paired().onlyFirst())
                    .isEqualTo(golden.get("onlyFirst").asInt());
            assertThat(ours.paired().onlySecond())
                    .isEqualTo(golden.get("onlySecond").asInt());
            assertThat(ours.paired().p()).isCloseTo(golden.get("p").asDouble(), within(1e-9));
            Long needed = ours.needed();
            if (needed != null) {
                assertThat(needed.doubleValue())
                        .isEqualTo(Math.ceil(Math.max(golden.get("needed").asDouble(), ours.n() + 1)));
            }
        }
    }

    private static Predictions side(JsonNode golden, int side) {
        return Cases.predictions(golden, golden.get("probabilities").get(side));
    }

    private static void assertSame(Difference ours, JsonNode golden, String name) {
        double first = golden.get(name).get(0).asDouble();
        double second = golden.get(name).get(1).asDouble();
        JsonNode interval = golden.get(name + "Interval");
        assertThat(ours.first()).isCloseTo(first, within(1e-9));
        assertThat(ours.second()).isCloseTo(second, within(1e-9));
        assertThat(ours.difference().value()).isCloseTo(second - first, within(1e-9));
        assertThat(ours.difference().low()).isCloseTo(interval.get(0).asDouble(), within(1e-9));
        assertThat(ours.difference().high()).isCloseTo(interval.get(1).asDouble(), within(1e-9));
    }

    /** The same predictions in another order of the samples, with the classes in another order too. */
    private static Predictions shuffled(Predictions predictions) {
        List<Integer> samples = new ArrayList<>();
        for (int i = 0; i < predictions.size(); i++) {
            samples.add(i);
        }
        Collections.shuffle(samples, new Random(1));
        List<String> names = new ArrayList<>(predictions.labels().names());
        Collections.reverse(names);
        Labels labels = new Labels(names);
        List<Predictions.Row> rows = new ArrayList<>();
        float[] probabilities = new float[predictions.size() * names.size()];
        for (int i : samples) {
            Predictions.Row row = predictions.rows().get(i);
            for (int c = 0; c < names.size(); c++) {
                probabilities[rows.size() * names.size() + c] = predictions.probability(i, names.size() - 1 - c);
            }
            rows.add(new Predictions.Row(row.name(), names.size() - 1 - row.truth(), row.group(), row.fold()));
        }
        return new Predictions(labels, rows, probabilities);
    }

    @Test
    void whatDoesNotMatchIsRefusedWithHowManyDo() {
        Predictions one = Cases.drawn(40, Cases.labels(3), 1, 1);
        Predictions less = Cases.drawn(30, Cases.labels(3), 1, 1);
        assertThatThrownBy(() -> Comparison.of(one, less, Seed.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("samples must be the same in both, but only 30 are in both (of 40 and 30).");
        Predictions grouped = Cases.grouped(one, 4); // names n0, n1, ...
        assertThatThrownBy(() -> Comparison.of(one, grouped, Seed.of(1))).hasMessageContaining("only 0 are in both");
        assertThatThrownBy(() -> Comparison.of(grouped, Cases.grouped(one, 8), Seed.of(1)))
                .hasMessage(
                        "groups of the samples must be the same in both, but only 4 of 40 are: \"n4\" has \"g1\" and"
                                + " \"g0\".");
        Predictions other = Cases.drawn(40, Cases.labels(3), 1, 2);
        assertThatThrownBy(() -> Comparison.of(one, other, Seed.of(1)))
                .hasMessageContaining("labels of the samples must be the same in both, but only")
                .hasMessageContaining("of 40 are: \"");
        Predictions sets = Predictions.ofSets(
                Cases.labels(2),
                List.of(new Predictions.Row("0", LabelSet.NONE, null, null)),
                new float[2],
                List.of(LabelSet.NONE));
        assertThatThrownBy(() -> Comparison.of(one, sets, Seed.of(1))).hasMessageContaining("tasks must be the same");
    }

    @Test
    void degenerateInputsHaveFiguresAndNoNaN() {
        Predictions one = Predictions.of(Cases.labels(2), new int[] {1}, new float[] {0.25f, 0.75f});
        Predictions right = sure(20, 0);
        Predictions wrong = sure(20, 1);
        List<Comparison> all = List.of(
                Comparison.of(one, one, Seed.of(1)),
                Comparison.of(right, right, Seed.of(1)),
                Comparison.of(wrong, wrong, Seed.of(1)),
                Comparison.of(wrong, right, Seed.of(1)),
                Comparison.of(Cases.grouped(right, 20), Cases.grouped(wrong, 20), Seed.of(1)),
                Comparison.of(Cases.grouped(right, 10), Cases.grouped(wrong, 10), Seed.of(1)));
        for (Comparison comparison : all) {
            assertThat(comparison.toJson()).doesNotContain("NaN", "null", "Infinity");
            assertThat(ComparisonText.of(comparison, "a", "b")).doesNotContain("NaN", "null", "Infinity");
        }
        assertThat(all.get(0).accuracy().difference().method()).isEqualTo(IntervalMethod.NONE);
        assertThat(all.get(1).verdict()).isEqualTo(Comparison.Verdict.NOT_SHOWN);
        assertThat(all.get(1).paired().p()).isEqualTo(1);
        assertThat(all.get(1).accuracy().difference().high()).isCloseTo(0.1611, within(1e-3)); // Wilson of 0 in 20
        assertThat(all.get(3).verdict()).isEqualTo(Comparison.Verdict.REAL);
        assertThat(all.get(3).accuracy().difference().low()).isCloseTo(1 - 2 * 0.1611, within(1e-3));
        assertThat(all.get(4).verdict()).isEqualTo(Comparison.Verdict.NOT_SHOWN); // one group tells nothing
        assertThat(all.get(5).paired().p()).isEqualTo(0.5);
        assertThat(all.get(5).needed()).isEqualTo(60L); // six groups
    }

    private static Predictions sure(int n, int said) {
        float[] probabilities = new float[2 * n];
        for (int i = 0; i < n; i++) {
            probabilities[2 * i + said] = 1;
        }
        return Predictions.of(Cases.labels(2), new int[n], probabilities);
    }

    @Test
    void repeatsCountOnceAndFoldsAreComparedOneByOne() {
        List<Predictions> first = new ArrayList<>();
        List<Predictions> second = new ArrayList<>();
        for (int fold = 1; fold <= 4; fold++) { // two repeats of two folds of 30 samples each
            first.add(held(fold, 1));
            second.add(held(fold, 2));
        }
        Predictions one = Predictions.pooled(first);
        Predictions two = Predictions.pooled(second);
        Comparison comparison = Comparison.of(one, two, Seed.of(1));
        assertThat(comparison.n()).isEqualTo(60);
        FoldsDifference folds = Objects.requireNonNull(comparison.folds());
        assertThat(folds.folds()).isEqualTo(4);
        assertThat(folds.testToTrain()).isEqualTo(1);
        double mean = 0;
        for (int f = 0; f < 4; f++) {
            mean += (right(second.get(f)) - right(first.get(f))) / 4;
        }
        assertThat(folds.mean()).isCloseTo(mean, within(1e-12));
        Comparison other = Comparison.of(one, refolded(two), Seed.of(1));
        assertThat(other.folds()).isNull();
        assertThat(Repeats.averaged(one).rows().get(0).fold()).isNull();
        assertThat(Repeats.averaged(one).probability(0, 0))
                .isCloseTo((first.get(0).probability(0, 0) + first.get(2).probability(0, 0)) / 2, within(1e-6f));
        assertThatThrownBy(() -> Repeats.averaged(Predictions.pooled(List.of(first.get(0), first.get(0)))))
                .hasMessageContaining(
                        "names of samples must be different, or of different folds, but \"0\" comes 2 times");
    }

    /** What one fold holds out: samples 0..29 or 30..59, with truths that do not depend on fold or pull. */
    private static Predictions held(int fold, double pull) {
        int from = fold % 2 == 1 ? 0 : 30;
        SplittableRandom random = new SplittableRandom(fold * 7L + (long) (pull * 100));
        List<Predictions.Row> rows = new ArrayList<>();
        float[] probabilities = new float[60];
        for (int i = 0; i < 30; i++) {
            int truth = (from + i) % 2;
            float own = (float) Math.min(1, random.nextDouble() * pull);
            probabilities[2 * i + truth] = own;
            probabilities[2 * i + 1 - truth] = 1 - own;
            rows.add(new Predictions.Row(Integer.toString(from + i), truth, null, fold));
        }
        return new Predictions(Cases.labels(2), rows, probabilities);
    }

    private static Predictions refolded(Predictions predictions) {
        List<Predictions.Row> rows = predictions.rows().stream()
                .map(row ->
                        new Predictions.Row(row.name(), row.labels(), null, 1 + (row.fold() == null ? 0 : row.fold())))
                .toList();
        float[] probabilities = new float[2 * rows.size()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = predictions.probability(i / 2, i % 2);
        }
        return new Predictions(predictions.labels(), rows, probabilities);
    }

    private static double right(Predictions predictions) {
        int right = 0;
        for (int i = 0; i < predictions.size(); i++) {
            right += predictions.isRight(i) ? 1 : 0;
        }
        return right / (double) predictions.size();
    }

    @Test
    void severalLabelsASampleAreComparedByAllOfThem() {
        Labels labels = Cases.labels(2);
        List<Predictions.Row> rows = new ArrayList<>();
        List<LabelSet> half = new ArrayList<>();
        List<LabelSet> all = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            LabelSet both = LabelSet.of(IntStream.of(0, 1));
            rows.add(new Predictions.Row("s" + i, both, null, null));
            half.add(i % 2 == 0 ? both : LabelSet.of(0));
            all.add(both);
        }
        float[] even = new float[60];
        Arrays.fill(even, 0.5f);
        Comparison comparison = Comparison.of(
                Predictions.ofSets(labels, rows, even, half), Predictions.ofSets(labels, rows, even, all), Seed.of(1));
        assertThat(comparison.accuracy().first()).isEqualTo(0.5);
        assertThat(comparison.paired().onlySecond()).isEqualTo(15);
        assertThat(comparison.verdict()).isEqualTo(Comparison.Verdict.REAL);
    }
}
