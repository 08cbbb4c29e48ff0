package dev.fovea.fit;

import static org.bytedeco.pytorch.global.torch.sqrt_out;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** The part that Adam and AdamW share: six passes over flat buffers, none of which allocates. */
final class AdamMoments {
    private AdamMoments() {}

    /** State: mean gradient, mean square, and room for the root. */
    static void step(OptimizerStep step, double beta1, double beta2, double epsilon) {
        Tensor mean = step.state().get(0);
        Tensor square = step.state().get(1);
        Tensor root = step.state().get(2);
        mean.lerp_(step.gradient(), new Scalar(1 - beta1));
        square.mul_(new Scalar(beta2)).addcmul_(step.gradient(), step.gradient(), new Scalar(1 - beta2));
        // both corrections of the start are folded into the rate and into epsilon, which saves a pass
        double correction2 = Math.sqrt(1 - Math.pow(beta2, (double) step.count()));
        double rate = step.rate() * correction2 / (1 - Math.pow(beta1, (double) step.count()));
        sqrt_out(root, square).add_(new Scalar(epsilon * correction2));
        step.weights().addcdiv_(mean, root, new Scalar(-rate));
    }
}
