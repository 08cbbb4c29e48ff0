package dev.fovea.net;

import java.util.ArrayList;
import java.util.List;

/** A convolution without bias, its normalisation, and an activation where there is one, named 0, 1 and 2 as in PyTorch. */
final class NormedConv {
    private NormedConv() {}

    /** The three, or two, in sequence. */
    static Sequence of(Conv conv, Layer norm, Layer... activation) {
        List<Layer> layers = new ArrayList<>(List.of(conv.withoutBias(), norm));
        layers.addAll(List.of(activation));
        return Sequence.numbered(layers);
    }

    /** A convolution that keeps height and width where its stride is 1. */
    static Conv centred(int channels, int kernel, int stride) {
        return Layers.conv(channels, kernel).withPadding((kernel - 1) / 2).withStride(stride);
    }

    /** The same where each channel sees itself alone. */
    static Conv depthwise(int channels, int kernel, int stride) {
        return centred(channels, kernel, stride).withGroups(channels);
    }
}
