package dev.fovea.model;

import dev.fovea.base.Check;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes a network's scores honest probabilities, and answers of them. One temperature divides all logits, so it never
 * changes which class is first.
 *
 * <p>Source: Guo et al. (2017), On Calibration of Modern Neural Networks, equation 9.
 *
 * @param temperature above 0; 1 leaves the logits as they are, more than 1 makes the classifier less sure
 * @param thresholds for each class, the probability from which it is said, in 0..1; null where the first class is said
 * @param conformal the quantile that conformal sets are made with, in 0..1; null where none was measured
 */
public record Calibration(
        double temperature,
        @Nullable List<Double> thresholds,
        @Nullable Double conformal) {
    /** No calibration: temperature 1. */
    public static final Calibration NONE = new Calibration(1, null, null);

    /** Checks the temperature and copies. */
    public Calibration {
        Check.that(
                temperature > 0 && Double.isFinite(temperature),
                "temperature must be above 0, but was %s",
                temperature);
        if (thresholds != null) {
            thresholds = List.copyOf(thresholds);
            Check.that(
                    thresholds.stream().allMatch(t -> t >= 0 && t <= 1),
                    "thresholds must be 0..1, but were %s",
                    thresholds);
        }
    }

    /** Thresholds alone, one for each label. */
    public static Calibration thresholds(List<Double> thresholds) {
        return new Calibration(1, thresholds, null);
    }

    /** A temperature alone. */
    public static Calibration temperature(double temperature) {
        return new Calibration(temperature, null, null);
    }
}
