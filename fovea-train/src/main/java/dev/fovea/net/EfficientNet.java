package dev.fovea.net;

import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.sigmoid;
import static dev.fovea.net.Layers.silu;
import static dev.fovea.net.NormedConv.centred;
import static dev.fovea.net.NormedConv.depthwise;

import java.util.ArrayList;
import java.util.List;

/**
 * EfficientNet (Tan and Le 2019, table 1): MobileNet-v2's blocks with squeeze-and-excitation and SiLU, one small network
 * found by search, and larger ones by widening, deepening and larger pictures together; and EfficientNet-v2 (Tan and Le
 * 2021, table 4), whose early blocks do in one convolution what the others do in two. Any size of picture. With 1000
 * classes on colour pictures:
 *
 * <ul>
 *   <li>B0: 224 x 224, 5,288,548 parameters, about 390 million multiply-adds;
 *   <li>B1: 240 x 240, 7,794,184 and 690 million;
 *   <li>B2: 288 x 288, 9,109,994 and 1.1 billion;
 *   <li>B3: 300 x 300, 12,233,232 and 1.8 billion;
 *   <li>v2-S: 384 x 384, 21,458,488 and 8.4 billion.
 * </ul>
 *
 * Names, sizes and stochastic depth (at 0) are torchvision's.
 */
final class EfficientNet {
    private static final List<Stage> B0 = List.of(
            new Stage(Kind.SPLIT, 1, 3, 1, 16, 1),
            new Stage(Kind.SPLIT, 6, 3, 2, 24, 2),
            new Stage(Kind.SPLIT, 6, 5, 2, 40, 2),
            new Stage(Kind.SPLIT, 6, 3, 2, 80, 3),
            new Stage(Kind.SPLIT, 6, 5, 1, 112, 3),
            new Stage(Kind.SPLIT, 6, 5, 2, 192, 4),
            new Stage(Kind.SPLIT, 6, 3, 1, 320, 1));

    private static final List<Stage> V2_S = List.of(
            new Stage(Kind.FUSED, 1, 3, 1, 24, 2),
            new Stage(Kind.FUSED, 4, 3, 2, 48, 4),
            new Stage(Kind.FUSED, 4, 3, 2, 64, 4),
            new Stage(Kind.SPLIT, 4, 3, 2, 128, 6),
            new Stage(Kind.SPLIT, 6, 3, 1, 160, 9),
            new Stage(Kind.SPLIT, 6, 3, 2, 256, 15));

    /** Whether a block widens and looks around in one convolution, or in two. */
    private enum Kind {
        FUSED,
        SPLIT
    }

    /** Blocks of one width; {@code expansion}: how many times as wide they are within; the first one strides. */
    private record Stage(Kind kind, int expansion, int kernel, int stride, int channels, int blocks) {
        Stage scaled(double width, double depth) {
            int wide = Divisible.byEight(channels * width);
            return new Stage(kind, expansion, kernel, stride, wide, (int) Math.ceil(blocks * depth));
        }
    }

    private final List<Stage> stages;
    private final int first;
    private final int last;
    private final BatchNorm norm;

    private EfficientNet(List<Stage> stages, int first, int last, BatchNorm norm) {
        this.stages = stages;
        this.first = first;
        this.last = last;
        this.norm = norm;
    }

    /**
     * One of the first family.
     *
     * @param name such as {@code efficientnet-b0}
     * @param width how many times B0's channels
     * @param depth how many times B0's blocks
     * @param dropout before the head
     */
    static Network scaled(String name, double width, double depth, double dropout, Architecture.Purpose purpose) {
        List<Stage> stages =
                B0.stream().map(stage -> stage.scaled(width, depth)).toList();
        int end = stages.get(stages.size() - 1).channels();
        EfficientNet net = new EfficientNet(stages, Divisible.byEight(32 * width), 4 * end, batchNorm());
        return net.network(name, dropout, purpose);
    }

    static Network v2Small(Architecture.Purpose purpose) {
        return new EfficientNet(V2_S, 24, 1280, new BatchNorm(0.1, 1e-3)).network("efficientnet-v2-s", 0.2, purpose);
    }

    private Network network(String name, double dropout, Architecture.Purpose purpose) {
        return Network.of(
                name,
                purpose.input(),
                named("features", features()),
                globalAveragePool(),
                named("classifier", Sequence.numbered(List.of(dropout(dropout), dense(purpose.classes())))));
    }

    private Sequence features() {
        List<Layer> layers = new ArrayList<>();
        layers.add(NormedConv.of(centred(first, 3, 2), norm, silu()));
        int channels = first;
        for (Stage stage : stages) {
            List<Layer> blocks = new ArrayList<>();
            for (int i = 0; i < stage.blocks(); i++) {
                blocks.add(block(channels, stage, i == 0 ? stage.stride() : 1));
                channels = stage.channels();
            }
            layers.add(Sequence.numbered(blocks));
        }
        layers.add(NormedConv.of(conv(last, 1), norm, silu()));
        return Sequence.numbered(layers);
    }

    private Layer block(int in, Stage stage, int stride) {
        List<Layer> layers = stage.kind() == Kind.FUSED ? fused(in, stage, stride) : split(in, stage, stride);
        boolean same = stride == 1 && in == stage.channels();
        return Shortcut.aroundIf(same, named("block", Sequence.numbered(layers)));
    }

    private List<Layer> fused(int in, Stage stage, int stride) {
        int wide = in * stage.expansion();
        if (wide == in) {
            return List.of(NormedConv.of(centred(stage.channels(), stage.kernel(), stride), norm, silu()));
        }
        return List.of(
                NormedConv.of(centred(wide, stage.kernel(), stride), norm, silu()),
                NormedConv.of(conv(stage.channels(), 1), norm));
    }

    private List<Layer> split(int in, Stage stage, int stride) {
        int wide = in * stage.expansion();
        List<Layer> layers = new ArrayList<>();
        if (wide != in) {
            layers.add(NormedConv.of(conv(wide, 1), norm, silu()));
        }
        layers.add(NormedConv.of(depthwise(wide, stage.kernel(), stride), norm, silu()));
        layers.add(SqueezeExcite.of(wide, in / 4, silu(), sigmoid()));
        layers.add(NormedConv.of(conv(stage.channels(), 1), norm));
        return layers;
    }
}
