package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.data.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metrics of classes that have an order. */
class OrderTest {
    private static final Labels GRADES = new Labels(List.of("0", "1", "2", "3", "4"));

    /** The most probable class of each row is the predicted one. */
    private static Predictions predictions(int[] truth, int[] predicted) {
        float[] probabilities = new float[truth.length * GRADES.size()];
        for (int i = 0; i < truth.length; i++) {
            for (int c = 0; c < GRADES.size(); c++) {
                probabilities[i * GRADES.size() + c] = c == predicted[i] ? 0.6f : 0.1f;
            }
        }
        return Predictions.of(GRADES, truth, probabilities);
    }

    private static Predictions drawn() {
        int[] truth = new int[40];
        int[] predicted = new int[40];
        for (int i = 0; i < 40; i++) {
            truth[i] = (i * 7 + i / 5) % 5;
            int off = i * i % 3 - 1 + (i % 11 == 0 ? 2 : 0);
            predicted[i] = Math.min(4, Math.max(0, truth[i] + off));
        }
        return predictions(truth, predicted);
    }

    /**
     * From scikit-learn 1.9.1, equal but for rounding:
     *
     * <pre>{@code
     * import numpy as np
     * from sklearn.metrics import cohen_kappa_score
     * i = np.arange(40)
     * t = (i * 7 + i // 5) % 5
     * p = np.clip(t + (i * i) % 3 - 1 + (i % 11 == 0) * 2, 0, 4)
     * print(cohen_kappa_score(t, p, weights="quadratic"), np.abs(t - p).mean())
     * }</pre>
     */
    @Test
    void equalsScikitLearns() {
        Overall overall =
                Evaluation.of(drawn(), "test", Seed.of(1), new Task.Ordinal()).overall();

        assertThat(overall.quadraticKappa().value()).isCloseTo(0.9125, within(1e-12));
        assertThat(overall.distance().value()).isCloseTo(0.35, within(1e-12));
        assertThat(overall.quadraticKappa().low()).isLessThan(0.9125);
        assertThat(overall.quadraticKappa().high()).isBetween(0.9125, 1.0);
    }

    @Test
    void withoutAnOrderThereIsNone() {
        Evaluation plain = Evaluation.of(drawn(), "test", Seed.of(1));

        assertThat(plain.overall().quadraticKappa()).isNull();
        assertThat(plain.overall().distance()).isNull();
        assertThat(plain.metrics()).doesNotContainKeys("overall.quadraticKappa", "overall.distance");
        assertThat(EvaluationText.of(plain)).doesNotContain("quadratic kappa");
        assertThat(Evaluation.fromJson(plain.toJson(), "here")).isEqualTo(plain);
    }

    @Test
    void theyAreWrittenReadAndSaid() {
        Evaluation ordered = Evaluation.of(drawn(), "test", Seed.of(1), new Task.Ordinal());

        assertThat(Evaluation.fromJson(ordered.toJson(), "here")).isEqualTo(ordered);
        assertThat(ordered.metrics()).containsKeys("overall.quadraticKappa", "overall.distance");
        assertThat(EvaluationText.of(ordered)).contains("quadratic kappa").contains("classes away from the truth");
    }

    @Test
    void whereAllIsOneClassThereIsNoAgreementBeyondChance() {
        Evaluation same = Evaluation.of(
                predictions(new int[] {2, 2, 2}, new int[] {2, 2, 2}), "test", Seed.of(1), new Task.Ordinal());

        assertThat(same.overall().quadraticKappa()).isNull();
        assertThat(same.overall().distance().value()).isZero();
    }
}
