package dev.fovea.fit;

import dev.fovea.base.Check;
import org.bytedeco.pytorch.Scalar;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): weights shrink by {@code rate x
 * weightDecay} in each step, apart from the gradient.
 *
 * @param rate peak learning rate, above 0; 0.001 is usual
 * @param beta1 memory of the mean gradient; 0.9 is usual
 * @param beta2 memory of the mean square; 0.999 is usual
 * @param epsilon added to the root; 1e-8 is usual
 * @param weightDecay at least 0; 0.01 is usual
 */
public record AdamW(double rate, double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
    /** Checks the ranges. */
    public AdamW {
        Adam.check(rate, beta1, beta2, epsilon);
        Check.that(weightDecay >= 0, "weight-decay must be at least 0, but was %s", weightDecay);
    }

    @Override
    public AdamW withRate(double other) {
        return new AdamW(other, beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public AdamW withWeightDecay(double other) {
        return new AdamW(rate, beta1, beta2, epsilon, other);
    }

    @Override
    public String word() {
        return "adamw";
    }

    @Override
    public int buffers() {
        return 3;
    }

    @Override
    public void step(OptimizerStep step) {
        if (weightDecay > 0) {
            step.decayedWeights().mul_(new Scalar(1 - step.rate() * weightDecay));
        }
        AdamMoments.step(step, beta1, beta2, epsilon);
    }
}
