package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.score.Unprotected.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnprotectedTest {
    private static final Labels TWO = new Labels(List.of("no", "yes"));

    /** So many samples, right where this says so, in groups of so many. */
    private static Predictions predictions(int n, IntPredicate right, int together) {
        return rows(n, right, i -> i / together, together > 1, null);
    }

    private static Predictions rows(
            int n, IntPredicate right, IntUnaryOperator groupOf, boolean grouped, @Nullable Integer fold) {
        List<Predictions.Row> rows = new ArrayList<>();
        float[] probabilities = new float[2 * n];
        for (int i = 0; i < n; i++) {
            rows.add(new Predictions.Row("s" + i, i % 2, grouped ? "g" + groupOf.applyAsInt(i) : null, fold));
            int says = right.test(i) ? i % 2 : 1 - i % 2;
            probabilities[2 * i + says] = 1;
        }
        return new Predictions(TWO, rows, probabilities);
    }

    private static Unprotected compared(Predictions kept, Predictions apart) {
        return Unprotected.of(Together.COPIES, kept, apart, Seed.of(1));
    }

    @Test
    void theDifferenceIsPairedAndOfWholeGroups() {
        Predictions kept = predictions(400, i -> i % 4 != 0, 4); // 75 %
        Predictions apart = predictions(400, i -> i % 4 != 0 || i < 80, 1); // 20 more of 400
        Unprotected seen = compared(kept, apart);
        assertThat(seen.samples()).isEqualTo(400);
        assertThat(seen.grouped()).isEqualTo(400);
        assertThat(seen.accuracy().first()).isEqualTo(0.75);
        assertThat(seen.accuracy().second()).isEqualTo(0.8);
        Estimate gain = seen.accuracy().difference();
        assertThat(gain.value()).isCloseTo(0.05, within(1e-12));
        assertThat(gain.method()).isEqualTo(IntervalMethod.GROUP_BOOTSTRAP);
        // of 100 groups 20 gain a quarter: spread of the mean 0.25 sqrt(0.2 x 0.8 / 100) = 0.01, two-sided 95 % 0.0196
        assertThat(gain.low()).isCloseTo(0.05 - 0.0196, within(0.004));
        assertThat(gain.high()).isCloseTo(0.05 + 0.0196, within(0.004));
        assertThat(seen.flatters()).isTrue();
        assertThat(seen.text(Figure.PERCENT))
                .startsWith("Had near-copies been let apart, the same network would have looked 5.0 points better (")
                .endsWith(", group bootstrap 95 %): 80.0 instead of 75.0 %.");
    }

    @Test
    void chanceIsNotCalledFlattery() {
        Random random = new Random(4);
        Predictions kept = predictions(300, i -> i % 5 != 0, 2);
        Predictions apart = predictions(300, i -> i % 5 != (random.nextInt(20) == 0 ? i % 5 : 0), 1);
        Unprotected seen = compared(kept, apart);
        assertThat(seen.accuracy().difference().low()).isLessThanOrEqualTo(0);
        assertThat(seen.flatters()).isFalse();
        assertThat(seen.text(Figure.PERCENT)).contains("would not surely have looked better: ");
    }

    /** No resample differs from another one, which is no proof that nothing does. */
    @Test
    void whereNothingDiffersTheIntervalHasAWidth() {
        Predictions same = predictions(50, i -> true, 2);
        Estimate gain = compared(same, same).accuracy().difference();
        assertThat(gain.value()).isZero();
        assertThat(gain.low()).isLessThan(-0.05);
        assertThat(gain.high()).isGreaterThan(0.05);
        assertThat(gain.method()).isEqualTo(IntervalMethod.WILSON_OF_GROUPS);
    }

    /** A sample that is right in one repeat of two counts a half, in the figures as in the evaluation. */
    @Test
    void repeatsAreMeansOverTheirRows() {
        Predictions first = rows(40, i -> i % 2 == 0, i -> i, true, 1);
        Predictions second = rows(40, i -> i % 4 == 0, i -> i, true, 2);
        Predictions kept = Predictions.pooled(List.of(first, second));
        Predictions apart = Predictions.pooled(List.of(rows(40, i -> true, i -> i, false, 1), first));
        Unprotected seen = compared(kept, apart);
        assertThat(seen.samples()).isEqualTo(40);
        assertThat(seen.accuracy().first()).isCloseTo(0.375, within(1e-12));
        assertThat(seen.accuracy().second()).isCloseTo(0.75, within(1e-12));
        assertThat(seen.accuracy().difference().value()).isCloseTo(0.375, within(1e-12));
        assertThat(seen.accuracy().first())
                .isEqualTo(Evaluation.of(kept, "out-of-fold", Seed.of(1))
                        .accuracy()
                        .value());
    }

    @Test
    void theOrderOfRowsDoesNotMatter() {
        Predictions kept = predictions(60, i -> i % 3 != 0, 3);
        Predictions apart = predictions(60, i -> i % 5 != 0, 1);
        List<Predictions.Row> rows = new ArrayList<>(apart.rows());
        Collections.reverse(rows);
        float[] turned = new float[120];
        for (int i = 0; i < 60; i++) {
            System.arraycopy(apart.row(59 - i), 0, turned, 2 * i, 2);
        }
        assertThat(compared(kept, new Predictions(TWO, rows, turned))).isEqualTo(compared(kept, apart));
    }

    @Test
    void otherSamplesAreRefused() {
        Predictions kept = predictions(10, i -> true, 2);
        assertThatThrownBy(() -> compared(kept, predictions(12, i -> true, 2)))
                .hasMessageContaining("samples must be the same in both, but were 10 and 12");
    }

    @Test
    void evaluationsSayItAndAreReadBack() {
        Predictions kept = predictions(100, i -> i % 4 != 0, 2);
        List<Evaluation> folds = List.of(
                Evaluation.of(predictions(50, i -> i % 4 != 0, 2), "fold", Seed.of(1)),
                Evaluation.of(predictions(50, i -> i % 5 != 0, 2), "fold", Seed.of(1)));
        FoldsEvaluation plain = FoldsEvaluation.of(folds, Evaluation.of(kept, "out-of-fold", Seed.of(1)));
        FoldsEvaluation seen = plain.with(compared(kept, predictions(100, i -> i % 8 != 0, 1)));
        assertThat(FoldsEvaluation.fromJson(seen.toJson(), "test")).isEqualTo(seen);
        assertThat(Json.JSON
                        .tree(seen.toJson(), "test")
                        .at("/folds/unprotected/together")
                        .asText())
                .isEqualTo("copies");
        assertThat(plain.toJson()).doesNotContain("unprotected");
        assertThat(FoldsEvaluation.fromJson(plain.toJson(), "test")).isEqualTo(plain);
        assertThat(EvaluationText.of(seen)).contains("Had near-copies been let apart");
        assertThat(EvaluationText.of(plain)).doesNotContain("let apart");
    }
}
