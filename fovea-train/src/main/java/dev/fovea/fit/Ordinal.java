package dev.fovea.fit;

import dev.fovea.batch.Targets;
import java.util.List;

/**
 * Cross-entropy for classes that have an order: a part of the label lies on the classes beside the truth, the less the
 * further they are away, so that a near miss costs less than a far one (Diaz and Marathe 2019, Soft Labels for Ordinal
 * Regression, equation 3, with the squared distance). Class c gets {@code exp(-2 (c - y)^2)} of the truth y, made to sum to
 * 1: inside, 0.79 on the truth and 0.11 on each neighbour. Smoothing, weights, mixing and mean as in {@link CrossEntropy}.
 *
 * @param smoothing share of the target spread over all classes besides, in 0..1, below 1
 * @param classWeights one for each class, above 0; empty where all weigh 1
 */
public record Ordinal(double smoothing, List<Double> classWeights) implements Loss {
    /** How fast the label falls with the squared distance. */
    private static final double FALL = 2;

    /** Checks the ranges and copies. */
    public Ordinal {
        classWeights = new CrossEntropy(smoothing, classWeights).classWeights();
    }

    @Override
    public double apply(float[] logits, int classes, Targets targets, float[] gradient) {
        double[] sums = new double[classes];
        for (int truth = 0; truth < classes; truth++) {
            for (int c = 0; c < classes; c++) {
                sums[truth] += near(truth, c);
            }
        }
        SoftTarget target =
                new SoftTarget(smoothing, classWeights, classes, (truth, c) -> near(truth, c) / sums[truth]);
        return CrossEntropy.apply(logits, target, targets, gradient);
    }

    private static double near(int truth, int c) {
        double distance = truth - c;
        return Math.exp(-FALL * distance * distance);
    }

    @Override
    public double weight(Targets targets) {
        return SoftTarget.weight(targets, classWeights);
    }
}
