package dev.fovea.net;

import static dev.fovea.net.Layers.adaptiveAveragePool;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.named;

/**
 * Each channel weighted by what all channels' means say of it (Hu et al. 2018): mean, 1x1 convolution to few channels,
 * activation, 1x1 convolution back, and a function that ends in 0..1. Names are torchvision's: {@code fc1, fc2}.
 */
final class SqueezeExcite {
    private SqueezeExcite() {}

    /**
     * The layer.
     *
     * @param channels going in and out
     * @param squeezed channels between the two convolutions
     * @param between activation between them
     * @param gate what brings the weights into 0..1
     */
    static Scale of(int channels, int squeezed, Activation between, Activation gate) {
        return Scale.by(inline(Sequence.of(
                adaptiveAveragePool(1),
                named("fc1", conv(squeezed, 1)),
                between,
                named("fc2", conv(channels, 1)),
                gate)));
    }
}
