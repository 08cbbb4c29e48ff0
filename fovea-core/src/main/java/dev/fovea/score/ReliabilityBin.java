package dev.fovea.score;

/**
 * One bar of a reliability diagram: samples that the classifier was about equally sure of.
 *
 * @param low the lowest confidence among them, 0..1
 * @param high the highest
 * @param n samples, at least 1
 * @param confidence their mean confidence
 * @param accuracy the share of them that is right, with Wilson's interval
 */
public record ReliabilityBin(double low, double high, int n, double confidence, Estimate accuracy) {}
