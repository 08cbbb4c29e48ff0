package dev.fovea.score;

import org.jspecify.annotations.Nullable;

/**
 * A point of a curve over thresholds.
 *
 * @param x of a ROC curve the false positive rate, of a precision-recall curve the recall, 0..1
 * @param y of a ROC curve the true positive rate (recall), of a precision-recall curve the precision, 0..1
 * @param threshold the probability from which on the class is said of a sample; null where it is said of none
 */
public record CurvePoint(double x, double y, @Nullable Double threshold) {}
