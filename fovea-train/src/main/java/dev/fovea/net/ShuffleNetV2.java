package dev.fovea.net;

import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;
import static dev.fovea.net.NormedConv.centred;
import static dev.fovea.net.NormedConv.depthwise;

import java.util.ArrayList;
import java.util.List;

/**
 * ShuffleNet-v2 x1.0 (Ma et al. 2018, table 5): each block works on half of the channels and leaves the others as they
 * are, and then channels are shuffled. Made for 224 x 224; any size. With 1000 classes 2,278,604 parameters, and about
 * 145 million multiply-adds on colour pictures of that size. Names are torchvision's.
 */
final class ShuffleNetV2 {
    private ShuffleNetV2() {}

    static Network of(Architecture.Purpose purpose) {
        return Network.of(
                "shufflenet-v2",
                purpose.input(),
                named("conv1", NormedConv.of(centred(24, 3, 2), batchNorm(), relu())),
                new MaxPool(Window.of(Extent.square(3), Extent.square(2)).withPadding(Extent.ONE)),
                named("stage2", stage(24, 116, 4)),
                named("stage3", stage(116, 232, 8)),
                named("stage4", stage(232, 464, 4)),
                named("conv5", NormedConv.of(conv(1024, 1), batchNorm(), relu())),
                globalAveragePool(),
                named("fc", dense(purpose.classes())));
    }

    private static Sequence stage(int in, int out, int blocks) {
        List<Layer> layers = new ArrayList<>(List.of(halving(in, out / 2)));
        for (int i = 1; i < blocks; i++) {
            layers.add(keeping(out / 2));
        }
        return Sequence.numbered(layers);
    }

    /** Half the height and width; both branches read all channels. */
    private static Layer halving(int in, int half) {
        List<Layer> side = List.of(
                depthwise(in, 3, 2).withoutBias(), batchNorm(), conv(half, 1).withoutBias(), batchNorm(), relu());
        Concat both = Concat.of(named("branch1", Sequence.numbered(side)), named("branch2", main(half, 2)));
        return Sequence.of(inline(both), new ChannelShuffle(2));
    }

    /** The first half of the channels as they are, beside what becomes of the second. */
    private static Layer keeping(int half) {
        Sequence second = Sequence.of(new ChannelSlice(half, half), named("branch2", main(half, 1)));
        return Sequence.of(inline(Concat.of(new ChannelSlice(0, half), inline(second))), new ChannelShuffle(2));
    }

    private static Sequence main(int half, int stride) {
        return Sequence.numbered(List.of(
                conv(half, 1).withoutBias(),
                batchNorm(),
                relu(),
                depthwise(half, 3, stride).withoutBias(),
                batchNorm(),
                conv(half, 1).withoutBias(),
                batchNorm(),
                relu()));
    }
}
