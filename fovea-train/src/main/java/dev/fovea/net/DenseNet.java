package dev.fovea.net;

import static dev.fovea.net.Layers.averagePool;
import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

import java.util.ArrayList;
import java.util.List;

/**
 * DenseNet-121 (Huang et al. 2017, Densely connected convolutional networks): every layer of a block reads what all
 * before it gave, and adds 32 channels. Named as torchvision's. Made for 224x224, takes 29x29 and more: 7,978,856
 * parameters and 2.9 billion multiply-adds for 1000 classes.
 */
final class DenseNet {
    private static final List<Integer> BLOCKS = List.of(6, 12, 24, 16);
    private static final int FIRST = 64;
    private static final int GROWTH = 32;

    private DenseNet() {}

    static Network of(Architecture.Purpose purpose) {
        return Network.of(
                "densenet-121",
                purpose.input(),
                named("features", features()),
                globalAveragePool(),
                named("classifier", dense(purpose.classes())));
    }

    private static Sequence features() {
        List<Layer> layers = new ArrayList<>(List.of(
                named("conv0", conv(FIRST, 7).withStride(2).withPadding(3).withoutBias()),
                named("norm0", batchNorm()),
                relu(),
                maxPool(3).withStride(2).withPadding(1)));
        int channels = FIRST;
        for (int i = 1; i <= BLOCKS.size(); i++) {
            int blocks = BLOCKS.get(i - 1);
            layers.add(named("denseblock" + i, block(blocks)));
            channels += blocks * GROWTH;
            if (i < BLOCKS.size()) {
                channels /= 2;
                layers.add(named("transition" + i, transition(channels)));
            }
        }
        layers.add(named("norm5", batchNorm()));
        layers.add(relu());
        return new Sequence(layers);
    }

    private static Sequence block(int layers) {
        List<Layer> out = new ArrayList<>();
        for (int i = 1; i <= layers; i++) {
            Sequence made = Sequence.of(
                    named("norm1", batchNorm()),
                    relu(),
                    named("conv1", conv(4 * GROWTH, 1).withoutBias()),
                    named("norm2", batchNorm()),
                    relu(),
                    named("conv2", conv(GROWTH, 3).withPadding(1).withoutBias()));
            out.add(inline(Concat.of(new Identity(), named("denselayer" + i, made))));
        }
        return new Sequence(out);
    }

    private static Sequence transition(int channels) {
        return Sequence.of(
                named("norm", batchNorm()),
                relu(),
                named("conv", conv(channels, 1).withoutBias()),
                averagePool(2));
    }
}
