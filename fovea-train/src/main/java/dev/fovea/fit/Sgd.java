package dev.fovea.fit;

import dev.fovea.base.Check;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Stochastic gradient descent with momentum (Sutskever et al. 2013, as PyTorch writes it): {@code v = m v + g; w -= rate
 * v}, or with Nesterov {@code w -= rate (g + m v)}. Weight decay is L2: it joins the gradient.
 *
 * @param rate peak learning rate, above 0
 * @param momentum in 0..1, below 1; 0.9 is usual
 * @param nesterov whether to look ahead
 * @param weightDecay at least 0
 */
public record Sgd(double rate, double momentum, boolean nesterov, double weightDecay) implements Optimizer {
    /** Checks the ranges. */
    public Sgd {
        Check.that(rate > 0, "rate must be above 0, but was %s. Try --rate 0.1.", rate);
        Check.that(momentum >= 0 && momentum < 1, "momentum must be in 0..1, below 1, but was %s", momentum);
        Check.that(!nesterov || momentum > 0, "momentum must be above 0 for Nesterov, but was %s", momentum);
        Check.that(weightDecay >= 0, "weight-decay must be at least 0, but was %s", weightDecay);
    }

    @Override
    public Sgd withRate(double other) {
        return new Sgd(other, momentum, nesterov, weightDecay);
    }

    @Override
    public Sgd withWeightDecay(double other) {
        return new Sgd(rate, momentum, nesterov, other);
    }

    @Override
    public String word() {
        return "sgd";
    }

    @Override
    public int buffers() {
        return 1;
    }

    @Override
    public void step(OptimizerStep step) {
        if (weightDecay > 0) {
            step.decayedGradient().add_(step.decayedWeights(), new Scalar(weightDecay));
        }
        Tensor velocity = step.state().get(0);
        velocity.mul_(new Scalar(momentum)).add_(step.gradient());
        Tensor direction = nesterov ? step.gradient().add_(velocity, new Scalar(momentum)) : velocity;
        step.weights().add_(direction, new Scalar(-step.rate()));
    }
}
