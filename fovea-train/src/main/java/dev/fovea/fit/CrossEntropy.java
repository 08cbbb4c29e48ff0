package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.batch.Targets;
import java.util.List;

/**
 * Softmax cross-entropy with label smoothing (Szegedy et al. 2016, section 7), class weights, sample weights and mixed
 * targets. A row of class y, with a share m of class z mixed in and sample weight u, has the soft label {@code p_c = (1 -
 * m) [c = y] + m [c = z]}, the target {@code t_c = u w_c ((1 - s) p_c + s / k)} and the loss {@code - sum_c t_c log
 * softmax_c}. The mean divides by the sum over rows of {@code u ((1 - m) w_y + m w_z)}: for unmixed rows of sample weight
 * 1 that is PyTorch's CrossEntropyLoss with class indices. (With class probabilities PyTorch divides by the number of
 * rows; Fovea does the same for mixed rows as for unmixed ones, so that class weights never change the step's length.)
 *
 * @param smoothing s, in 0..1, below 1
 * @param classWeights w, one for each class, above 0; empty where all weigh 1
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
    public double apply(float[] logits, int classes, Targets targets, float[] gradient) {
        return apply(logits, new SoftTarget(smoothing, classWeights, classes), targets, gradient);
    }

    /** The same for soft labels of another kind. */
    static double apply(float[] logits, SoftTarget target, Targets targets, float[] gradient) {
        int classes = target.classes();
        double total = 0;
        for (int row = 0; row < targets.size(); row++) {
            target.fill(targets, row);
            total += row(logits, row * classes, target, gradient);
        }
        return total;
    }

    private static double row(float[] logits, int start, SoftTarget target, float[] gradient) {
        int classes = target.classes();
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
            mass += target.of(c);
            loss += target.of(c) * (logSum - logits[start + c]);
        }
        for (int c = 0; c < classes; c++) {
            gradient[start + c] = (float) (mass * gradient[start + c] / sum - target.of(c));
        }
        return loss;
    }

    @Override
    public double weight(Targets targets) {
        return SoftTarget.weight(targets, classWeights);
    }
}
