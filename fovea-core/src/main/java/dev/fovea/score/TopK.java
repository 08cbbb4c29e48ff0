package dev.fovea.score;

/**
 * How often the truth is among the k most probable classes. Equal probabilities stand in the order of the class index.
 *
 * @param k 1, 3 or 5, below the number of classes
 * @param accuracy share of samples, 0..1
 */
public record TopK(int k, Estimate accuracy) {}
