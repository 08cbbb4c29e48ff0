package dev.fovea.net;

import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.relu;

import java.util.ArrayList;
import java.util.List;

/**
 * The best small network for pictures of 28 to 64 pixels.
 */
final class Compact {
    private Compact() {}

    static Network of(Architecture.Purpose purpose) {
        List<Layer> layers = new ArrayList<>();
        stage(layers, 32);
        layers.add(maxPool(2));
        stage(layers, 64);
        layers.add(maxPool(2));
        stage(layers, 128);
        layers.add(globalAveragePool());
        layers.add(dropout(0.1));
        layers.add(dense(purpose.classes()));
        return Network.of("compact", purpose.input(), new Sequence(layers));
    }

    private static void stage(List<Layer> layers, int channels) {
        for (int i = 0; i < 2; i++) {
            layers.add(conv(channels, 3).withPadding(1).withoutBias());
            layers.add(batchNorm());
            layers.add(relu());
        }
    }
}
