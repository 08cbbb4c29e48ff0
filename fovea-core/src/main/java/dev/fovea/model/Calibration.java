package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.score.Abstention;
import dev.fovea.score.ConformalMethod;
import dev.fovea.score.ConformalSets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What makes a network's scores honest probabilities, and answers of them. One temperature divides all logits, so it never
 * changes which class is first. All of it was measured on the validation part, which also chose the epoch that was kept: what
 * it promises may be a little too good.
 *
 * <p>Source: Guo et al. (2017), On Calibration of Modern Neural Networks, equation 9.
 *
 * @param temperature above 0; 1 leaves the logits as they are, more than 1 makes the classifier less sure
 * @param thresholds for each class, the probability from which it is said, in 0..1; null where the first class is said
 * @param conformal what sets of labels are cut by, for several methods and coverages; null where none was measured
 * @param abstention below which probability not to answer, for several risks, of which some may be absent because no
 *     threshold keeps them; null where none was measured
 * @param outliers from where on a picture is unlike those that the classifier was judged on; null where none was measured
 */
public record Calibration(
        double temperature,
        @Nullable List<Double> thresholds,
        @Nullable List<ConformalSets> conformal,
        @Nullable List<Abstention> abstention,
        @Nullable Outliers outliers) {
    /** No calibration: temperature 1. */
    public static final Calibration NONE = temperature(1);

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
        conformal = conformal == null ? null : List.copyOf(conformal);
        abstention = abstention == null ? null : List.copyOf(abstention);
    }

    /** Thresholds alone, one for each label. */
    public static Calibration thresholds(List<Double> thresholds) {
        return new Calibration(1, thresholds, null, null, null);
    }

    /** A temperature alone. */
    public static Calibration temperature(double temperature) {
        return new Calibration(temperature, null, null, null, null);
    }

    /** The sets of a method and coverage, where they were measured. */
    public Optional<ConformalSets> sets(ConformalMethod method, double coverage) {
        return conformal == null
                ? Optional.empty()
                : conformal.stream()
                        .filter(sets -> sets.method() == method && same(sets.coverage(), coverage))
                        .findFirst();
    }

    /** The threshold that keeps a risk, where one was found. */
    public Optional<Abstention> abstention(double risk) {
        return abstention == null
                ? Optional.empty()
                : abstention.stream().filter(a -> same(a.risk(), risk)).findFirst();
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) < 1e-9;
    }
}
