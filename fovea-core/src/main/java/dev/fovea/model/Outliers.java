package dev.fovea.model;

import org.jspecify.annotations.Nullable;

/**
 * From where on a picture is unlike those that the classifier was judged on: beyond the 95th percentile of the validation
 * pictures, so that about one in twenty of those is flagged too, by each measure.
 *
 * @param energy flagged from this energy on: -temperature x ln of the sum of e^(logit / temperature), higher for stranger pictures
 *     (Liu et al. 2020, equation 4); null where there were too few pictures
 * @param distance flagged from this distance on, from the nearest class among the features; null where there is no space
 * @param space where the classes lie; null where there were too few pictures, or classes and features are too many to keep
 */
public record Outliers(
        @Nullable Double energy,
        @Nullable Double distance,
        @Nullable FeatureSpace space) {
    /** The share of pictures like those of the validation part that is not flagged. */
    public static final double SHARE = 0.95;

    /**
     * The energy of a row of logits.
     *
     * @param logits shape [n, k], row by row
     * @param row 0..n-1
     */
    static double energy(float[] logits, int classes, int row, double temperature) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            highest = Math.max(highest, logits[row * classes + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            sum += Math.exp((logits[row * classes + c] - highest) / temperature);
        }
        return -highest - temperature * Math.log(sum);
    }
}
