package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.batch.Targets;
import java.util.List;

/**
 * Sigmoid and binary cross-entropy, for several labels a picture: each label is a question of its own. A row of the labels Y,
 * with a share m of the labels Z mixed in and sample weight u, has for label c the target {@code t_c = (1 - s) ((1 - m) [c in
 * Y] + m [c in Z]) + s / 2} and, of k labels, the loss {@code - u / k sum_c (w_c t_c (1 - p_c)^gamma ln p_c + (1 - t_c)
 * p_c^gamma ln(1 - p_c))}, where p_c is the sigmoid of the logit. The mean divides by the sum of the sample weights: with
 * gamma 0 that is PyTorch's BCEWithLogitsLoss with pos_weight; the focal factor is that of Lin et al. (2017), equation 4.
 *
 * @param gamma of the focal factor, at least 0; 0 for none
 * @param smoothing s, how far targets are drawn towards one half, in 0..1, below 1
 * @param positiveWeights w, how much more than its absence a label's presence counts, one for each label, above 0; empty where
 *     both count alike
 */
public record BinaryCrossEntropy(double gamma, double smoothing, List<Double> positiveWeights) implements Loss {
    /** A label that is rarer than one in so many is weighed no further: single pictures would throw the weights about. */
    private static final double HEAVIEST = 100;

    /** Checks the ranges and copies. */
    public BinaryCrossEntropy {
        Check.that(
                gamma >= 0 && gamma < Double.POSITIVE_INFINITY,
                "focal must be at least 0 and finite, but was %s. Try --focal 2.",
                gamma);
        positiveWeights = new CrossEntropy(smoothing, positiveWeights).classWeights();
    }

    /** Without smoothing, weights or focus: what is judged by. */
    static BinaryCrossEntropy plain() {
        return new BinaryCrossEntropy(0, 0, List.of());
    }

    /**
     * The weight by which presence and absence of a label count alike over a data set: samples without it for each with it, at
     * most 100.
     */
    static double balanced(int with, int samples) {
        return Math.min(HEAVIEST, Math.max(1.0, samples - with) / Math.max(1.0, with));
    }

    @Override
    public double apply(float[] logits, int classes, Targets targets, float[] gradient) {
        double total = 0;
        for (int row = 0; row < targets.size(); row++) {
            double scale = targets.weight()[row] / classes;
            for (int c = 0; c < classes; c++) {
                int at = row * classes + c;
                double target = (1 - smoothing) * targets.part(row, c) + smoothing / 2;
                double present = positiveWeights.isEmpty() ? target : target * positiveWeights.get(c);
                total += scale * loss(logits[at], present, 1 - target);
                gradient[at] = (float) (scale * slope(logits[at], present, 1 - target));
            }
        }
        return total;
    }

    private double loss(double logit, double present, double absent) {
        double p = sigmoid(logit);
        double q = sigmoid(-logit);
        return -present * Math.pow(q, gamma) * logSigmoid(logit) - absent * Math.pow(p, gamma) * logSigmoid(-logit);
    }

    private double slope(double logit, double present, double absent) {
        double p = sigmoid(logit);
        double q = sigmoid(-logit);
        double up = absent * Math.pow(p, gamma) * (p - gamma * q * logSigmoid(-logit));
        return up - present * Math.pow(q, gamma) * (q - gamma * p * logSigmoid(logit));
    }

    private static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** Without overflow or cancellation at either end. */
    private static double logSigmoid(double logit) {
        return Math.min(logit, 0) - Math.log1p(Math.exp(-Math.abs(logit)));
    }

    @Override
    public double weight(Targets targets) {
        return SoftTarget.weight(targets, List.of());
    }
}
