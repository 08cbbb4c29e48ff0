package dev.fovea.fit;

import org.bytedeco.pytorch.Tensor;

/**
 * All that an optimizer sees in one step. All tensors are flat floats of one length.
 *
 * @param weights to be changed
 * @param gradient may be changed
 * @param decayed the front of {@code weights} that weight decay acts on
 * @param state the optimizer's own buffers, to be changed
 * @param rate learning rate of this step
 * @param count this step's number, from 1
 */
record OptimizerStep(
        Tensor weights, Tensor gradient, long decayed, java.util.List<Tensor> state, double rate, long count) {
    /** The front of the weights that weight decay acts on. */
    Tensor decayedWeights() {
        return weights.narrow(0, 0, decayed);
    }

    /** The front of the gradient that weight decay acts on. */
    Tensor decayedGradient() {
        return gradient.narrow(0, 0, decayed);
    }
}
