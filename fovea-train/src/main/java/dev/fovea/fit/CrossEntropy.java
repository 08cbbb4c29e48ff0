package dev.fovea.fit;

import dev.fovea.base.Check;
import java.util.List;

/**
 * Softmax cross-entropy with label smoothing (Szegedy et al. 2016, section 7) and class weights, as PyTorch's
 * CrossEntropyLoss defines both: row i has target {@code w_c ((1 - s) [c = y] + s / k)} and the mean divides by the sum
 * of {@code w_y}.
 *
 * @param smoothing s, in 0..1, below 1
 * @param classWeights one for each class, above 0; empty where all weigh 1
 */
public record CrossEntropy(double smoothing, List<Double> classWeights) implements Loss {
    /** Checks the ranges and copies. */
    public CrossEntropy {
        Check.that(
                smoothing >= 0 && smoothing < 1,
                "label-smoothing must be at least 0 and below 1, but was %s. Try --label-smoothing 0.1.",
                smoothing);
        classWeights = List.copyOf(classWeights);
        Check.that(classWeights.stream().allMatch(w -> w > 0), "class weights must be above 0: %s", classWeights);
    }

    @Override
    public double apply(float[] logits, int classes, int[] truth, float[] gradient) {
        double total = 0;
        for (int row = 0; row < truth.length; row++) {
            total += row(logits, row * classes, classes, truth[row], gradient);
        }
        return total;
    }

    private double row(float[] logits, int start, int classes, int truth, float[] gradient) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            largest = Math.max(largest, logits[start + c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double exp = Math.exp(logits[start + c] - largest);
            gradient[start + c] = (float) exp;
            sum += exp;
        }
        double logSum = largest + Math.log(sum);
        double mass = 0;
        double loss = 0;
        for (int c = 0; c < classes; c++) {
            double target = target(c, truth, classes);
            mass += target;
            loss += target * (logSum - logits[start + c]);
        }
        for (int c = 0; c < classes; c++) {
            gradient[start + c] = (float) (mass * gradient[start + c] / sum - target(c, truth, classes));
        }
        return loss;
    }

    private double target(int c, int truth, int classes) {
        double share = smoothing / classes + (c == truth ? 1 - smoothing : 0);
        return classWeights.isEmpty() ? share : share * classWeights.get(c);
    }

    @Override
    public double weight(int[] truth) {
        if (classWeights.isEmpty()) {
            return truth.length;
        }
        double total = 0;
        for (int y : truth) {
            total += classWeights.get(y);
        }
        return total;
    }
}
