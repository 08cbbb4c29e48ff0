package dev.fovea.net;

import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.gelu;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.layerNorm;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.pixelDense;
import static dev.fovea.net.NormedConv.depthwise;

import java.util.ArrayList;
import java.util.List;

/**
 * ConvNeXt-Tiny (Liu et al. 2022): a residual network brought up to the habits of transformers: patches of 4 x 4, 7x7
 * convolutions channel by channel, layer norm, and each branch scaled from almost nothing. Made for 224 x 224; any size
 * from 32 x 32. With 1000 classes 28,589,128 parameters, and about 4.5 billion multiply-adds on colour pictures of that
 * size. Names and stochastic depth (at 0) are torchvision's.
 */
final class ConvNext {
    private static final List<Integer> BLOCKS = List.of(3, 3, 9, 3);
    private static final int FIRST = 96;

    private ConvNext() {}

    static Network tiny(Architecture.Purpose purpose) {
        // torchvision's 1 flattens
        Sequence head = Sequence.of(named("0", layerNorm()), named("2", dense(purpose.classes())));
        return Network.of(
                "convnext-tiny",
                purpose.input(),
                named("features", features()),
                globalAveragePool(),
                named("classifier", head));
    }

    private static Sequence features() {
        List<Layer> layers = new ArrayList<>();
        layers.add(Sequence.numbered(List.of(conv(FIRST, 4).withStride(4), layerNorm())));
        int channels = FIRST;
        for (int blocks : BLOCKS) {
            if (layers.size() > 1) {
                channels *= 2;
                layers.add(
                        Sequence.numbered(List.of(layerNorm(), conv(channels, 2).withStride(2))));
            }
            List<Layer> stage = new ArrayList<>();
            for (int i = 0; i < blocks; i++) {
                stage.add(block(channels));
            }
            layers.add(Sequence.numbered(stage));
        }
        return Sequence.numbered(layers);
    }

    private static Layer block(int channels) {
        // torchvision's 1 and 6 turn the maps, which lie channels-last here anyway
        Sequence body = Sequence.of(
                named("0", depthwise(channels, 7, 1)),
                named("2", layerNorm()),
                named("3", pixelDense(4 * channels)),
                named("4", gelu()),
                named("5", pixelDense(channels)));
        return Shortcut.around(inline(Sequence.of(named("block", body), named("layer_scale", new ChannelScale()))));
    }
}
