package dev.fovea.score;

import org.jspecify.annotations.Nullable;

/**
 * Metrics of the whole.
 *
 * @param balancedAccuracy mean recall over the classes that have samples, 0..1; null for several labels a sample, whose
 *     macro recall that would be
 * @param matthews Matthews correlation for several classes, -1..1 (Gorodkin 2004, equation 8); 0 where all predictions are
 *     the same; null where all samples are of one class
 *     or a sample has several labels
 * @param kappa Cohen's kappa, agreement beyond chance, at most 1 (Cohen 1960); null where truth and predictions are all
 *     one and the same class, or a sample has several labels
 * @param logLoss mean of -ln(probability of the truth), 0 or above; probabilities are clipped to [2^-52, 1 - 2^-52], as in
 *     scikit-learn; of several labels a sample, the mean over its labels of -ln(probability of what is true of the label)
 * @param quadraticKappa agreement beyond chance where being wrong by d classes counts d squared (Cohen 1968), at most 1; null
 *     where classes have no order, and where truth and predictions are all one and the same class
 * @param distance mean of how many classes a prediction is away from the truth, 0 or above; null where classes have no order
 * @param hammingLoss of all decisions, one for each label of each sample, the share that is wrong, 0..1; null but for several
 *     labels a sample
 * @param calibration how true the probabilities are; null in evaluations that were written before there was one
 */
public record Overall(
        @Nullable Estimate balancedAccuracy,
        @Nullable Estimate matthews,
        @Nullable Estimate kappa,
        Estimate logLoss,
        @Nullable Estimate quadraticKappa,
        @Nullable Estimate distance,
        @Nullable Estimate hammingLoss,
        @Nullable CalibrationScores calibration) {}
