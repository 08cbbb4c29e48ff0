package dev.fovea.net;

import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu6;
import static dev.fovea.net.NormedConv.centred;
import static dev.fovea.net.NormedConv.depthwise;

import java.util.ArrayList;
import java.util.List;

/**
 * MobileNet-v2 (Sandler et al. 2018, table 2): blocks that widen by 1x1 convolution, look around channel by channel, and
 * narrow again without an activation, the narrow ends joined. Made for 224 x 224; any size. With 1000 classes 3,504,872
 * parameters, and about 300 million multiply-adds on colour pictures of that size. Names are torchvision's.
 */
final class MobileNetV2 {
    private static final List<Stage> STAGES = List.of(
            new Stage(1, 16, 1, 1),
            new Stage(6, 24, 2, 2),
            new Stage(6, 32, 3, 2),
            new Stage(6, 64, 4, 2),
            new Stage(6, 96, 3, 1),
            new Stage(6, 160, 3, 2),
            new Stage(6, 320, 1, 1));

    private MobileNetV2() {}

    /** Blocks of one width; {@code expansion}: how many times as wide they are within; the first one strides. */
    private record Stage(int expansion, int channels, int blocks, int stride) {}

    static Network of(Architecture.Purpose purpose) {
        return Network.of(
                "mobilenet-v2",
                purpose.input(),
                named("features", features()),
                globalAveragePool(),
                named("classifier", Sequence.numbered(List.of(dropout(0.2), dense(purpose.classes())))));
    }

    private static Sequence features() {
        List<Layer> layers = new ArrayList<>();
        int channels = 32;
        layers.add(NormedConv.of(centred(channels, 3, 2), batchNorm(), relu6()));
        for (Stage stage : STAGES) {
            for (int i = 0; i < stage.blocks(); i++) {
                layers.add(block(channels, stage, i == 0 ? stage.stride() : 1));
                channels = stage.channels();
            }
        }
        layers.add(NormedConv.of(conv(1280, 1), batchNorm(), relu6()));
        return Sequence.numbered(layers);
    }

    private static Layer block(int in, Stage stage, int stride) {
        int wide = in * stage.expansion();
        List<Layer> layers = new ArrayList<>();
        if (wide != in) {
            layers.add(NormedConv.of(conv(wide, 1), batchNorm(), relu6()));
        }
        layers.add(NormedConv.of(depthwise(wide, 3, stride), batchNorm(), relu6()));
        layers.add(conv(stage.channels(), 1).withoutBias());
        layers.add(batchNorm());
        boolean same = stride == 1 && in == stage.channels();
        // torchvision has no stochastic depth here
        Layer body = named("conv", Sequence.numbered(layers));
        return same ? Sum.of(body, new Identity()) : Sequence.of(body);
    }
}
