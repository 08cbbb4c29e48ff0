package dev.fovea.fit;

import dev.fovea.base.Check;
import org.bytedeco.pytorch.Scalar;

/**
 * Adam (Kingma and Ba 2015, algorithm 1). Weight decay is L2: it joins the gradient; for the decoupled kind take
 * {@link AdamW}.
 *
 * @param rate peak learning rate, above 0; 0.001 is usual
 * @param beta1 memory of the mean gradient; 0.9 is usual
 * @param beta2 memory of the mean square; 0.999 is usual
 * @param epsilon added to the root; 1e-8 is usual
 * @param weightDecay at least 0
 */
public record Adam(double rate, double beta1, double beta2, double epsilon, double weightDecay) implements Optimizer {
    /** Checks the ranges. */
    public Adam {
        check(rate, beta1, beta2, epsilon);
        Check.that(weightDecay >= 0, "weight-decay must be at least 0, but was %s", weightDecay);
    }

    static void check(double rate, double beta1, double beta2, double epsilon) {
        Check.that(rate > 0, "rate must be above 0, but was %s. Try --rate 0.001.", rate);
        Check.that(
                beta1 >= 0 && beta1 < 1 && beta2 >= 0 && beta2 < 1,
                "betas must be in 0..1, below 1, but were %s and %s",
                beta1,
                beta2);
        Check.that(epsilon > 0, "epsilon must be above 0, but was %s", epsilon);
    }

    @Override
    public Adam withRate(double other) {
        return new Adam(other, beta1, beta2, epsilon, weightDecay);
    }

    @Override
    public Adam withWeightDecay(double other) {
        return new Adam(rate, beta1, beta2, epsilon, other);
    }

    @Override
    public String word() {
        return "adam";
    }

    @Override
    public int buffers() {
        return 3;
    }

    @Override
    public void step(OptimizerStep step) {
        if (weightDecay > 0) {
            step.decayedGradient().add_(step.decayedWeights(), new Scalar(weightDecay));
        }
        AdamMoments.step(step, beta1, beta2, epsilon);
    }
}
