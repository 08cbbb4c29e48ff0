package dev.fovea.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.data.LabelSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From which probability a label is said. */
class ThresholdsTest {
    /** Two labels with the same probabilities; the first is there where the second is not. */
    private static Predictions of(double[] probabilities, String truth) {
        List<Predictions.Row> rows = new ArrayList<>();
        float[] flat = new float[2 * probabilities.length];
        for (int i = 0; i < probabilities.length; i++) {
            rows.add(new Predictions.Row("n" + i, LabelSet.of(truth.charAt(i) == '1' ? 0 : 1), null, null));
            flat[2 * i] = (float) probabilities[i];
            flat[2 * i + 1] = (float) probabilities[i];
        }
        return Predictions.ofSets(
                Cases.labels(2),
                rows,
                flat,
                rows.stream().map(row -> LabelSet.NONE).toList());
    }

    @Test
    void liesBetweenThoseWithAndThoseWithout() {
        double[] probabilities = {0.05, 0.1, 0.1, 0.1, 0.2, 0.3, 0.3, 0.4, 0.4, 0.45};

        double threshold = Thresholds.of(of(probabilities, "0000011111")).get(0);

        assertThat(threshold).isEqualTo((0.2f + (double) 0.3f) / 2);
    }

    @Test
    void isOneHalfWhereThatDoesAsWellAsAnyOther() {
        double[] probabilities = {0.05, 0.1, 0.1, 0.1, 0.2, 0.9, 0.9, 0.9, 0.95, 0.99};
        assertThat(Thresholds.of(of(probabilities, "0000011111")).get(0)).isEqualTo(0.5);
    }

    @Test
    void isOneHalfWhereALabelIsOnFewPictures() {
        double[] probabilities = {0.05, 0.1, 0.1, 0.1, 0.2, 0.2, 0.3, 0.4, 0.4, 0.45};
        assertThat(Thresholds.of(of(probabilities, "0000001111")).get(0)).isEqualTo(0.5);
    }

    @Test
    void givesTheHighestF1OfAll() {
        double[] probabilities = {0.1, 0.7, 0.2, 0.6, 0.8, 0.3, 0.9, 0.4, 0.55, 0.35};
        Predictions predictions = of(probabilities, "0010110111");

        double threshold = Thresholds.of(predictions).get(0);

        double best = 0;
        for (double t = 0.005; t < 1; t += 0.01) {
            best = Math.max(best, f1(predictions, t));
        }
        assertThat(f1(predictions, threshold)).isEqualTo(best);
    }

    private static double f1(Predictions predictions, double threshold) {
        int right = 0;
        int counted = 0;
        for (int i = 0; i < predictions.size(); i++) {
            boolean said = predictions.probability(i, 0) >= threshold;
            boolean is = predictions.rows().get(i).labels().has(0);
            right += said && is ? 2 : 0;
            counted += (said ? 1 : 0) + (is ? 1 : 0);
        }
        return (double) right / counted;
    }
}
