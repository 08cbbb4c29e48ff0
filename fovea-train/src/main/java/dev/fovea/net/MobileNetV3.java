package dev.fovea.net;

import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.hardSigmoid;
import static dev.fovea.net.Layers.hardSwish;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;
import static dev.fovea.net.NormedConv.centred;
import static dev.fovea.net.NormedConv.depthwise;

import java.util.ArrayList;
import java.util.List;

/**
 * MobileNet-v3 (Howard et al. 2019, tables 1 and 2): blocks as in MobileNet-v2, found by search, some with squeeze-and-
 * excitation, the later ones with hard swish. Made for 224 x 224; any size. With 1000 classes, on colour pictures of that
 * size: large 5,483,032 parameters and about 217 million multiply-adds, small 2,542,856 and 57 million. Names are
 * torchvision's.
 */
final class MobileNetV3 {
    private static final int FIRST = 16;

    private static final List<Block> LARGE = List.of(
            new Block(3, 16, 16, Style.PLAIN, 1),
            new Block(3, 64, 24, Style.PLAIN, 2),
            new Block(3, 72, 24, Style.PLAIN, 1),
            new Block(5, 72, 40, Style.EXCITED, 2),
            new Block(5, 120, 40, Style.EXCITED, 1),
            new Block(5, 120, 40, Style.EXCITED, 1),
            new Block(3, 240, 80, Style.SWISH, 2),
            new Block(3, 200, 80, Style.SWISH, 1),
            new Block(3, 184, 80, Style.SWISH, 1),
            new Block(3, 184, 80, Style.SWISH, 1),
            new Block(3, 480, 112, Style.EXCITED_SWISH, 1),
            new Block(3, 672, 112, Style.EXCITED_SWISH, 1),
            new Block(5, 672, 160, Style.EXCITED_SWISH, 2),
            new Block(5, 960, 160, Style.EXCITED_SWISH, 1),
            new Block(5, 960, 160, Style.EXCITED_SWISH, 1));

    private static final List<Block> SMALL = List.of(
            new Block(3, 16, 16, Style.EXCITED, 2),
            new Block(3, 72, 24, Style.PLAIN, 2),
            new Block(3, 88, 24, Style.PLAIN, 1),
            new Block(5, 96, 40, Style.EXCITED_SWISH, 2),
            new Block(5, 240, 40, Style.EXCITED_SWISH, 1),
            new Block(5, 240, 40, Style.EXCITED_SWISH, 1),
            new Block(5, 120, 48, Style.EXCITED_SWISH, 1),
            new Block(5, 144, 48, Style.EXCITED_SWISH, 1),
            new Block(5, 288, 96, Style.EXCITED_SWISH, 2),
            new Block(5, 576, 96, Style.EXCITED_SWISH, 1),
            new Block(5, 576, 96, Style.EXCITED_SWISH, 1));

    private MobileNetV3() {}

    /** With squeeze-and-excitation or not, with ReLU or hard swish. */
    private enum Style {
        PLAIN,
        EXCITED,
        SWISH,
        EXCITED_SWISH;

        Activation activation() {
            return this == SWISH || this == EXCITED_SWISH ? hardSwish() : relu();
        }

        boolean excited() {
            return this == EXCITED || this == EXCITED_SWISH;
        }
    }

    /** One block; {@code wide}: its channels within. */
    private record Block(int kernel, int wide, int channels, Style style, int stride) {}

    static Network large(Architecture.Purpose purpose) {
        return of("mobilenet-v3-large", LARGE, 1280, purpose);
    }

    static Network small(Architecture.Purpose purpose) {
        return of("mobilenet-v3-small", SMALL, 1024, purpose);
    }

    private static Network of(String name, List<Block> blocks, int features, Architecture.Purpose purpose) {
        List<Layer> head = List.of(dense(features), hardSwish(), dropout(0.2), dense(purpose.classes()));
        return Network.of(
                name,
                purpose.input(),
                named("features", features(blocks)),
                globalAveragePool(),
                named("classifier", Sequence.numbered(head)));
    }

    /** Slower averages and a larger epsilon than usual. */
    private static BatchNorm norm() {
        return new BatchNorm(0.01, 1e-3);
    }

    private static Sequence features(List<Block> blocks) {
        List<Layer> layers = new ArrayList<>();
        layers.add(NormedConv.of(centred(FIRST, 3, 2), norm(), hardSwish()));
        int channels = FIRST;
        for (Block block : blocks) {
            layers.add(layer(channels, block));
            channels = block.channels();
        }
        layers.add(NormedConv.of(conv(6 * channels, 1), norm(), hardSwish()));
        return Sequence.numbered(layers);
    }

    private static Layer layer(int in, Block block) {
        int wide = block.wide();
        Activation activation = block.style().activation();
        List<Layer> layers = new ArrayList<>();
        if (wide != in) {
            layers.add(NormedConv.of(conv(wide, 1), norm(), activation));
        }
        layers.add(NormedConv.of(depthwise(wide, block.kernel(), block.stride()), norm(), activation));
        if (block.style().excited()) {
            int quarter = wide / 4;
            layers.add(SqueezeExcite.of(wide, Divisible.byEight(quarter), relu(), hardSigmoid()));
        }
        layers.add(NormedConv.of(conv(block.channels(), 1), norm()));
        boolean same = block.stride() == 1 && in == block.channels();
        // torchvision has no stochastic depth here
        Layer body = named("block", Sequence.numbered(layers));
        return same ? Sum.of(body, new Identity()) : Sequence.of(body);
    }
}
