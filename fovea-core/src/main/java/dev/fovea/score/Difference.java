package dev.fovea.score;

/**
 * A metric of two classifiers on the same samples.
 *
 * @param first of the first
 * @param second of the second
 * @param difference second less first, with the 95 % interval of a bootstrap that draws both on the same samples
 */
public record Difference(double first, double second, Estimate difference) {}
