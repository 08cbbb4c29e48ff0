package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The promise that sets make, on drawn logits; too sure, so that it does not rest on true probabilities. */
class ConformalSetsTest {
    private static final int SPLITS = 20;

    /** Mean over splits of the coverage, the mean size, and each class's coverage behind them. */
    private static double[] means(ConformalMethod method, boolean perClass, double pull, int classes) {
        double[] out = new double[2 + classes];
        double[] held = new double[classes];
        double[] support = new double[classes];
        for (int split = 0; split < SPLITS; split++) {
            Predictions all = new Drawn(3000, classes, pull, 2, 1000 + split).predictions(1);
            ConformalSets sets = ConformalSets.fit(method, 0.9, Drawn.part(all, 0, 1000));
            Predictions test = Drawn.part(all, 1000, 3000);
            SetScores scores = SetScores.of(sets, test, perClass);
            out[0] += scores.coverage().value() / SPLITS;
            out[1] += scores.meanSize() / SPLITS;
            for (int i = 0; i < test.size(); i++) {
                int truth = test.rows().get(i).truth();
                support[truth]++;
                held[truth] += sets.set(test.row(i), perClass).contains(truth) ? 1 : 0;
            }
        }
        for (int c = 0; c < classes; c++) {
            out[2 + c] = held[c] / support[c];
        }
        return out;
    }

    @Test
    void ninetyPercentIsNinetyPercent() {
        for (ConformalMethod method : ConformalMethod.values()) {
            for (int classes : new int[] {4, 10}) {
                double[] found = means(method, false, 3, classes);
                assertThat(found[0]).as(method + ", " + classes).isBetween(0.89, 0.92);
                assertThat(found[1]).isBetween(1.05, classes - 1.0);
            }
        }
    }

    @Test
    void eachClassHasItsOwnPromise() {
        for (ConformalMethod method : ConformalMethod.values()) {
            double[] all = means(method, false, 2, 5);
            double[] each = means(method, true, 2, 5);
            for (int c = 0; c < 5; c++) {
                assertThat(each[2 + c]).as(method + ", class " + c).isBetween(0.89, 0.93);
            }
            double worst = Math.min(Math.min(all[2], all[3]), Math.min(all[5], all[6]));
            assertThat(worst).as("without it some class pays for the others").isLessThan(0.88);
        }
    }

    @Test
    void anAccurateClassifierNeedsNoMoreThanItsFirstLabel() {
        for (ConformalMethod method : ConformalMethod.values()) {
            double[] found = means(method, false, 12, 4);
            assertThat(found[0]).isGreaterThan(0.9);
            assertThat(found[1]).isLessThan(1.05);
        }
    }

    @Test
    void tooFewSamplesGiveAllLabels() {
        Predictions eight = new Drawn(8, 3, 3, 1, 1).predictions(1);
        Predictions nine = new Drawn(9, 3, 3, 1, 1).predictions(1);
        for (ConformalMethod method : ConformalMethod.values()) {
            ConformalSets few = ConformalSets.fit(method, 0.9, eight);
            assertThat(few.fewest()).isEqualTo(9);
            assertThat(few.quantile()).isEqualTo(ConformalSets.ALL);
            assertThat(few.set(new float[] {1, 0, 0}, false)).containsExactly(0, 1, 2);
            ConformalSets enough = ConformalSets.fit(method, 0.9, nine);
            assertThat(enough.quantile()).isLessThan(2);
            assertThat(enough.quantiles()).contains(ConformalSets.ALL);
        }
    }

    @Test
    void noSetIsEmptyAndASetHoldsWhatIsMoreProbable() {
        for (ConformalMethod method : ConformalMethod.values()) {
            ConformalSets strict = new ConformalSets(method, 0.9, 100, 0, List.of(0.0, 0.0, 0.0));
            assertThat(strict.set(new float[] {0.2f, 0.5f, 0.3f}, false)).containsExactly(1);
            assertThat(strict.set(new float[] {0.2f, 0.5f, 0.3f}, true)).containsExactly(1);
            assertThat(strict.set(new float[] {0.5f, 0.5f, 0}, false)).containsExactly(0);
            ConformalSets half = new ConformalSets(method, 0.9, 100, 0.75, List.of(0.75, 0.1, 0.75));
            assertThat(half.set(new float[] {0.2f, 0.5f, 0.3f}, false)).contains(1, 2);
            assertThat(half.set(new float[] {0, 0, 1}, true)).contains(2);
        }
    }

    @Test
    void jsonAndBadInput() {
        ConformalSets sets = ConformalSets.fit(ConformalMethod.RAPS, 0.9, new Drawn(60, 3, 3, 1, 1).predictions(1));
        String json = Json.LINE.write(sets);
        assertThat(json).startsWith("{\"method\":\"raps\",\"coverage\":0.9,\"n\":60,\"quantile\":");
        assertThat(Json.LINE.read(json, ConformalSets.class, "text")).isEqualTo(sets);
        assertThatThrownBy(() -> sets.set(new float[] {1}, false)).hasMessage("probabilities must be 3, but were 1");
        assertThatThrownBy(() -> new ConformalSets(ConformalMethod.LAC, 1, 5, 0, List.of()))
                .hasMessageContaining("coverage");
        assertThatThrownBy(() -> new ConformalSets(ConformalMethod.LAC, 0.9, 5, Double.NaN, List.of()))
                .hasMessageContaining("quantiles");
    }
}
