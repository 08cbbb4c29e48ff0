package dev.fovea.net;

import static dev.fovea.net.Layers.averagePool;
import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

import java.util.ArrayList;
import java.util.List;

/**
 * The small residual networks for CIFAR (He et al. 2016, Deep residual learning for image recognition, section 4.2):
 * three stages of 16, 32 and 64 channels; where those change, the shortcut takes every second pixel and has zeros for
 * the channels that are missing, so it has no weights. Named as in the published checkpoints of
 * github.com/akamaster/pytorch_resnet_cifar10. Made for 32x32, take any size; for 10 classes:
 *
 * <table><caption>members</caption>
 * <tr><th>name</th><th>parameters</th><th>multiply-adds, millions</th></tr>
 * <tr><td>cifar-resnet-20</td><td>269,722</td><td>41</td></tr>
 * <tr><td>cifar-resnet-32</td><td>464,154</td><td>69</td></tr>
 * <tr><td>cifar-resnet-56</td><td>853,018</td><td>126</td></tr>
 * </table>
 */
enum CifarResNet {
    /** Three blocks a stage. */
    RESNET_20(20),
    /** Five blocks a stage. */
    RESNET_32(32),
    /** Nine blocks a stage. */
    RESNET_56(56);

    private final int depth;

    CifarResNet(int depth) {
        this.depth = depth;
    }

    Network network(Architecture.Purpose purpose) {
        List<Layer> layers = new ArrayList<>(
                List.of(named("conv1", conv(16, 3).withPadding(1).withoutBias()), named("bn1", batchNorm()), relu()));
        for (int stage = 0; stage < 3; stage++) {
            layers.add(named("layer" + (stage + 1), stage(16 << stage, stage == 0 ? 1 : 2)));
        }
        layers.add(globalAveragePool());
        layers.add(named("linear", dense(purpose.classes())));
        return Network.of("cifar-resnet-" + depth, purpose.input(), new Sequence(layers));
    }

    /** A block has two convolutions; three stages, the first convolution and the last layer make the depth. */
    private Sequence stage(int channels, int stride) {
        Layer around = stride == 1
                ? new Identity()
                : Sequence.of(averagePool(1).withStride(stride), new PadChannels(channels));
        List<Layer> blocks = new ArrayList<>(List.of(ResNet.residual(body(channels, stride), around)));
        for (int i = 1; i < (depth - 2) / 6; i++) {
            blocks.add(ResNet.residual(body(channels, 1), new Identity()));
        }
        return Sequence.numbered(blocks);
    }

    private static List<Layer> body(int channels, int stride) {
        return List.of(
                named(
                        "conv1",
                        conv(channels, 3).withStride(stride).withPadding(1).withoutBias()),
                named("bn1", batchNorm()),
                relu(),
                named("conv2", conv(channels, 3).withPadding(1).withoutBias()),
                named("bn2", batchNorm()));
    }
}
