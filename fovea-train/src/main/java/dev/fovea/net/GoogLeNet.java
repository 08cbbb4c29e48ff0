package dev.fovea.net;

import static dev.fovea.net.Layers.adaptiveAveragePool;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.flatten;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

import java.util.List;

/**
 * GoogLeNet, or Inception v1 (Szegedy et al. 2015, Going deeper with convolutions), as torchvision has it: with
 * batch-norm, and 3x3 convolutions where the paper has 5x5. Two auxiliary heads train with it, their losses times 0.3.
 * Made for 224x224, takes 15x15 and more: 6,624,904 parameters, 13,004,888 with the auxiliary heads, and 1.5 billion
 * multiply-adds for 1000 classes.
 */
final class GoogLeNet {
    private static final double HEAD = 0.3;

    private GoogLeNet() {}

    static Network of(Architecture.Purpose purpose) {
        return Network.of(
                "googlenet",
                purpose.input(),
                named("conv1", ConvNorm.of(conv(64, 7).withStride(2).withPadding(3))),
                halved(3),
                named("conv2", ConvNorm.of(conv(64, 1))),
                named("conv3", ConvNorm.of(conv(192, 3).withPadding(1))),
                halved(3),
                named("inception3a", block(64, new Wide(96, 128), new Wide(16, 32), 32)),
                named("inception3b", block(128, new Wide(128, 192), new Wide(32, 96), 64)),
                halved(3),
                named("inception4a", block(192, new Wide(96, 208), new Wide(16, 48), 64)),
                named("aux1", head(purpose.classes())),
                named("inception4b", block(160, new Wide(112, 224), new Wide(24, 64), 64)),
                named("inception4c", block(128, new Wide(128, 256), new Wide(24, 64), 64)),
                named("inception4d", block(112, new Wide(144, 288), new Wide(32, 64), 64)),
                named("aux2", head(purpose.classes())),
                named("inception4e", block(256, new Wide(160, 320), new Wide(32, 128), 128)),
                halved(2),
                named("inception5a", block(256, new Wide(160, 320), new Wide(32, 128), 128)),
                named("inception5b", block(384, new Wide(192, 384), new Wide(48, 128), 128)),
                globalAveragePool(),
                dropout(0.2),
                named("fc", dense(purpose.classes())));
    }

    private static MaxPool halved(int kernel) {
        return maxPool(kernel).withStride(2).withCeil();
    }

    /** A branch that looks around: channels of the 1x1 convolution before, and of the 3x3 one. */
    private record Wide(int narrow, int channels) {
        Sequence layers() {
            return Sequence.numbered(List.of(
                    ConvNorm.of(conv(narrow, 1)), ConvNorm.of(conv(channels, 3).withPadding(1))));
        }
    }

    private static Concat block(int one, Wide three, Wide five, int pooled) {
        MaxPool around = maxPool(3).withStride(1).withPadding(1);
        return Concat.of(
                named("branch1", ConvNorm.of(conv(one, 1))),
                named("branch2", three.layers()),
                named("branch3", five.layers()),
                named("branch4", Sequence.numbered(List.of(around, ConvNorm.of(conv(pooled, 1))))));
    }

    private static Auxiliary head(int classes) {
        return new Auxiliary(
                List.of(
                        adaptiveAveragePool(4),
                        named("conv", ConvNorm.of(conv(128, 1))),
                        flatten(),
                        named("fc1", dense(1024)),
                        relu(),
                        dropout(0.7),
                        named("fc2", dense(classes))),
                HEAD);
    }
}
