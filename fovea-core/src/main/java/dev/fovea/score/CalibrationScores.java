package dev.fovea.score;

import org.jspecify.annotations.Nullable;

/**
 * How true the probabilities are, beside which class is first.
 *
 * @param brier the Brier score: mean over the samples of the squared differences between probabilities and truth, summed
 *     over the classes, 0..2 (Brier 1950; scikit-learn's {@code brier_score_loss} with {@code scale_by_half=False}); of several
 *     labels a sample, the mean over its labels, 0..1
 * @param ece the expected calibration error, 0..1; see {@link Reliability}; null for several labels a sample
 * @param floor the error that a perfectly calibrated classifier would show on average on so many samples; null for several
 *     labels a sample
 * @param floorHigh the 95th percentile of that error; null for several labels a sample
 */
public record CalibrationScores(
        Estimate brier,
        @Nullable Estimate ece,
        @Nullable Double floor,
        @Nullable Double floorHigh) {}
