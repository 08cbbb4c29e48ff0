package dev.fovea.fit;

import static org.bytedeco.pytorch.global.torch.sqrt_out;

import dev.fovea.base.Check;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * RMSprop (Tieleman and Hinton 2012, as PyTorch writes it): {@code s = a s + (1 - a) g g; v = m v + g / (sqrt(s) +
 * epsilon); w -= rate v}. Weight decay is L2: it joins the gradient.
 *
 * @param rate peak learning rate, above 0; 0.001 is usual
 * @param alpha memory of the mean square, in 0..1, below 1; 0.99 is usual
 * @param momentum in 0..1, below 1; 0 is usual
 * @param epsilon added to the root; 1e-8 is usual
 * @param weightDecay at least 0
 */
public record RmsProp(double rate, double alpha, double momentum, double epsilon, double weightDecay)
        implements Optimizer {
    /** Checks the ranges. */
    public RmsProp {
        Check.that(rate > 0, "rate must be above 0, but was %s. Try --rate 0.001.", rate);
        Check.that(alpha >= 0 && alpha < 1, "alpha must be in 0..1, below 1, but was %s", alpha);
        Check.that(momentum >= 0 && momentum < 1, "momentum must be in 0..1, below 1, but was %s", momentum);
        Check.that(epsilon > 0, "epsilon must be above 0, but was %s", epsilon);
        Check.that(weightDecay >= 0, "weight-decay must be at least 0, but was %s", weightDecay);
    }

    @Override
    public RmsProp withRate(double other) {
        return new RmsProp(other, alpha, momentum, epsilon, weightDecay);
    }

    @Override
    public RmsProp withWeightDecay(double other) {
        return new RmsProp(rate, alpha, momentum, epsilon, other);
    }

    @Override
    public String word() {
        return "rmsprop";
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
        Tensor square = step.state().get(0);
        Tensor root = step.state().get(1);
        Tensor velocity = step.state().get(2);
        square.mul_(new Scalar(alpha)).addcmul_(step.gradient(), step.gradient(), new Scalar(1 - alpha));
        sqrt_out(root, square).add_(new Scalar(epsilon));
        velocity.mul_(new Scalar(momentum)).addcdiv_(step.gradient(), root, new Scalar(1));
        step.weights().add_(velocity, new Scalar(-step.rate()));
    }
}
