package dev.fovea.net;

import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

/** A convolution without bias, batch-norm with epsilon 0.001 and ReLU: what the Inception networks are built of. */
final class ConvNorm {
    private ConvNorm() {}

    /** Parts are named as torchvision's {@code BasicConv2d} names them. */
    static Sequence of(Conv conv) {
        return Sequence.of(named("conv", conv.withoutBias()), named("bn", new BatchNorm(0.1, 0.001)), relu());
    }
}
