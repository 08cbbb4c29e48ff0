package dev.fovea.net;

import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropPath;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

import java.util.ArrayList;
import java.util.List;

/**
 * Residual networks (He et al. 2016, Deep residual learning for image recognition), named as torchvision's, with the
 * stride of a bottleneck at its 3x3 convolution; ResNeXt (Xie et al. 2017, Aggregated residual transformations for deep
 * neural networks), whose 3x3 convolutions are in groups; and wide ones (Zagoruyko and Komodakis 2016, Wide residual
 * networks), with twice the channels inside. Made for 224x224, take any size; for 1000 classes:
 *
 * <table><caption>members</caption>
 * <tr><th>name</th><th>parameters</th><th>multiply-adds, billions</th></tr>
 * <tr><td>resnet-18</td><td>11,689,512</td><td>1.8</td></tr>
 * <tr><td>resnet-34</td><td>21,797,672</td><td>3.7</td></tr>
 * <tr><td>resnet-50</td><td>25,557,032</td><td>4.1</td></tr>
 * <tr><td>resnet-101</td><td>44,549,160</td><td>7.8</td></tr>
 * <tr><td>resnext-50-32x4d</td><td>25,028,904</td><td>4.2</td></tr>
 * <tr><td>wide-resnet-50-2</td><td>68,883,240</td><td>11.4</td></tr>
 * </table>
 */
enum ResNet {
    /** Two convolutions in each of 8 blocks. */
    RESNET_18("resnet-18", new Basic(), 2, 2, 2, 2),
    /** Two convolutions in each of 16 blocks. */
    RESNET_34("resnet-34", new Basic(), 3, 4, 6, 3),
    /** Three convolutions in each of 16 blocks. */
    RESNET_50("resnet-50", new Bottleneck(1, 1), 3, 4, 6, 3),
    /** Three convolutions in each of 33 blocks. */
    RESNET_101("resnet-101", new Bottleneck(1, 1), 3, 4, 23, 3),
    /** 32 groups of 4 channels in the first stage. */
    RESNEXT_50("resnext-50-32x4d", new Bottleneck(2, 32), 3, 4, 6, 3),
    /** Twice the channels at the 3x3 convolutions. */
    WIDE_RESNET_50("wide-resnet-50-2", new Bottleneck(2, 1), 3, 4, 6, 3);

    /** What is added to a block's input. */
    private sealed interface Block permits Basic, Bottleneck {
        List<Layer> body(int channels, int stride);

        int out(int channels);
    }

    private record Basic() implements Block {
        @Override
        public List<Layer> body(int channels, int stride) {
            return List.of(
                    named(
                            "conv1",
                            conv(channels, 3).withStride(stride).withPadding(1).withoutBias()),
                    named("bn1", batchNorm()),
                    relu(),
                    named("conv2", conv(channels, 3).withPadding(1).withoutBias()),
                    named("bn2", batchNorm()));
        }

        @Override
        public int out(int channels) {
            return channels;
        }
    }

    /** Channels at the 3x3 convolution, as a multiple of the stage's, and their groups. */
    private record Bottleneck(int wide, int groups) implements Block {
        @Override
        public List<Layer> body(int channels, int stride) {
            int inner = wide * channels;
            Conv middle = conv(inner, 3).withStride(stride).withPadding(1).withGroups(groups);
            return List.of(
                    named("conv1", conv(inner, 1).withoutBias()),
                    named("bn1", batchNorm()),
                    relu(),
                    named("conv2", middle.withoutBias()),
                    named("bn2", batchNorm()),
                    relu(),
                    named("conv3", conv(out(channels), 1).withoutBias()),
                    named("bn3", batchNorm()));
        }

        @Override
        public int out(int channels) {
            return 4 * channels;
        }
    }

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // records of numbers
    private final Block block;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list
    private final List<Integer> blocks;

    ResNet(String word, Block block, Integer... blocks) {
        this.word = word;
        this.block = block;
        this.blocks = List.of(blocks);
    }

    Network network(Architecture.Purpose purpose) {
        List<Layer> layers = new ArrayList<>(List.of(
                named("conv1", conv(64, 7).withStride(2).withPadding(3).withoutBias()),
                named("bn1", batchNorm()),
                relu(),
                maxPool(3).withStride(2).withPadding(1)));
        int before = 64;
        for (int stage = 0; stage < blocks.size(); stage++) {
            layers.add(named("layer" + (stage + 1), stage(stage, before)));
            before = block.out(64 << stage);
        }
        layers.add(globalAveragePool());
        layers.add(named("fc", dense(purpose.classes())));
        return Network.of(word, purpose.input(), new Sequence(layers));
    }

    private Sequence stage(int stage, int before) {
        int channels = 64 << stage;
        int stride = stage == 0 ? 1 : 2;
        int out = block.out(channels);
        Layer around = stride == 1 && before == out
                ? new Identity()
                : named("downsample", Sequence.numbered(List.of(projection(out, stride), batchNorm())));
        List<Layer> parts = new ArrayList<>(List.of(residual(block.body(channels, stride), around)));
        for (int i = 1; i < blocks.get(stage); i++) {
            parts.add(residual(block.body(channels, 1), new Identity()));
        }
        return Sequence.numbered(parts);
    }

    private static Conv projection(int out, int stride) {
        return conv(out, 1).withStride(stride).withoutBias();
    }

    /** Names say nothing of the sum; stochastic depth may leave the body out, at 0 until it is asked for. */
    static Sequence residual(List<Layer> body, Layer around) {
        List<Layer> added = new ArrayList<>(body);
        added.add(dropPath(0));
        return Sequence.of(inline(Sum.of(inline(new Sequence(added)), around)), relu());
    }
}
