package dev.fovea.score;

import org.jspecify.annotations.Nullable;

/**
 * The six metrics of one class against all others, or their average over classes. What is not defined is null and is not
 * written.
 *
 * @param precision of the samples predicted as this class, the share that is; null where none was predicted
 * @param recall of the samples of this class, the share predicted so (sensitivity); null where there is none
 * @param f1 harmonic mean of both, 2tp / (2tp + fp + fn); null where the class is neither there nor predicted
 * @param specificity of the samples of other classes, the share not predicted as this class; null where there is none
 * @param rocAuc area under the ROC curve, equal to the chance that a sample of this class scores above one of another,
 *     ties half (Fawcett 2006); null where there are only such or no such samples, and for the micro average
 * @param prAuc area under the precision-recall curve as average precision: sum of precision times step in recall,
 *     without interpolation; null where there is no such sample, and for the micro average
 */
public record Scores(
        @Nullable Estimate precision,
        @Nullable Estimate recall,
        @Nullable Estimate f1,
        @Nullable Estimate specificity,
        @Nullable Estimate rocAuc,
        @Nullable Estimate prAuc) {}
