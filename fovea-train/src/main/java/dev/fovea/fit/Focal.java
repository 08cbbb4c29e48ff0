package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.batch.Targets;
import java.util.List;

/**
 * Focal loss over softmax (Lin et al. 2017, equation 4, for many classes): {@code - sum_c t_c (1 - p_c)^gamma log p_c},
 * where p is the softmax of the logits and t the target of {@link CrossEntropy}, with the same smoothing, weights and
 * mixing, and the same mean. The paper's alpha is the class weights here. Pictures that are known already count less;
 * with gamma 0 it is cross-entropy.
 *
 * @param gamma at least 0; 2 is the paper's
 * @param smoothing share of the target spread over all classes, in 0..1, below 1
 * @param classWeights one for each class, above 0; empty where all weigh 1
 */
public record Focal(double gamma, double smoothing, List<Double> classWeights) implements Loss {
    /** Checks the ranges and copies. */
    public Focal {
        Check.that(
                gamma >= 0 && gamma < Double.POSITIVE_INFINITY,
                "focal must be at least 0 and finite, but was %s. Try --focal 2.",
                gamma);
        classWeights = new CrossEntropy(smoothing, classWeights).classWeights();
    }

    @Override
    public double apply(float[] logits, int classes, Targets targets, float[] gradient) {
        SoftTarget target = new SoftTarget(smoothing, classWeights, classes);
        double[] logs = new double[classes];
        double[] slopes = new double[classes];
        double total = 0;
        for (int row = 0; row < targets.size(); row++) {
            target.fill(targets, row);
            logProbabilities(logits, row * classes, logs);
            total += row(target, logs, slopes);
            gradient(logs, slopes, gradient, row * classes);
        }
        return total;
    }

    private static void logProbabilities(float[] logits, int start, double[] logs) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logs.length; c++) {
            largest = Math.max(largest, logits[start + c]);
        }
        double sum = 0;
        for (int c = 0; c < logs.length; c++) {
            sum += Math.exp(logits[start + c] - largest);
        }
        double logSum = largest + Math.log(sum);
        for (int c = 0; c < logs.length; c++) {
            logs[c] = logits[start + c] - logSum;
        }
    }

    /** The row's loss; {@code slopes} receives the derivative by each log-probability. */
    private double row(SoftTarget target, double[] logs, double[] slopes) {
        double loss = 0;
        for (int c = 0; c < logs.length; c++) {
            double t = target.of(c);
            double p = Math.exp(logs[c]);
            double rest = -Math.expm1(logs[c]); // 1 - p without cancellation
            double focus = Math.pow(rest, gamma);
            loss -= t * focus * logs[c];
            // (1 - p)^(gamma - 1) log p goes to 0 with 1 - p, also where gamma is below 1
            double turn = rest == 0 || gamma == 0 ? 0 : gamma * Math.pow(rest, gamma - 1) * p * logs[c];
            slopes[c] = t * (turn - focus);
        }
        return loss;
    }

    private static void gradient(double[] logs, double[] slopes, float[] gradient, int start) {
        double sum = 0;
        for (double slope : slopes) {
            sum += slope;
        }
        for (int c = 0; c < logs.length; c++) {
            gradient[start + c] = (float) (slopes[c] - Math.exp(logs[c]) * sum);
        }
    }

    @Override
    public double weight(Targets targets) {
        return SoftTarget.weight(targets, classWeights);
    }
}
