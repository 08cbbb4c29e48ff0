package dev.fovea.score;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Student's t for figures of folds. Folds share training samples, so their figures are not independent, and the variance
 * of their mean is taken as (1/J + n2/n1) S^2 instead of S^2/J, with J figures, n1 training and n2 held-out samples of a
 * fold, and J - 1 degrees of freedom (Nadeau and Bengio 2003, section 3.2; for repeated folds Bouckaert and Frank 2004). It
 * holds the figure that the same way of training gives on other samples of the kind.
 */
final class CorrectedT {
    private static final double TWO_SIDED = 0.975;

    final double mean;
    /** Sample standard deviation, n - 1 below the line; NaN of one value. */
    final double spread;

    private final int values;
    private final double error;

    /**
     * @param values one or more
     * @param testToTrain held-out samples of a fold by those it is trained on, above 0
     */
    CorrectedT(List<Double> values, double testToTrain) {
        double[] all = values.stream().mapToDouble(v -> v).toArray();
        boolean same = Arrays.stream(all).allMatch(v -> v == all[0]);
        this.values = all.length;
        mean = same ? all[0] : Arrays.stream(all).sum() / all.length; // no rounding where nothing varies
        double squares = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
        spread = all.length < 2 ? Double.NaN : Math.sqrt(squares / (all.length - 1));
        error = spread * Math.sqrt(1.0 / all.length + testToTrain);
    }

    /** Whether there are at least two values that are not all the same: else nothing is known of how they vary. */
    boolean varies() {
        return spread > 0;
    }

    /** Half of the 95 % interval's width; only where the values vary. */
    double half() {
        return TDistribution.of(values - 1.0).inverseCumulativeProbability(TWO_SIDED) * error;
    }

    /** How probable a mean at least this far from 0 would be if it were 0 in truth; only where the values vary. */
    double p() {
        return 2 * TDistribution.of(values - 1.0).cumulativeProbability(-Math.abs(mean) / error);
    }
}
