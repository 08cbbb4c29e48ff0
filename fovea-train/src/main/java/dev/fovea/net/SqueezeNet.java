package dev.fovea.net;

import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

import java.util.List;

/**
 * SqueezeNet (Iandola et al. 2016, SqueezeNet: AlexNet-level accuracy with 50x fewer parameters), named as
 * torchvision's. Its head is a convolution whose maps are averaged. Version 1.1 pools earlier, for less than half of
 * the work. Made for 224x224; for 1000 classes:
 *
 * <table><caption>members</caption>
 * <tr><th>name</th><th>takes</th><th>parameters</th><th>multiply-adds, billions</th></tr>
 * <tr><td>squeezenet-1-0</td><td>21x21 and more</td><td>1,248,424</td><td>0.82</td></tr>
 * <tr><td>squeezenet-1-1</td><td>17x17 and more</td><td>1,235,496</td><td>0.35</td></tr>
 * </table>
 */
final class SqueezeNet {
    private SqueezeNet() {}

    static Network version10(Architecture.Purpose purpose) {
        List<Layer> features = List.of(
                conv(96, 7).withStride(2),
                relu(),
                halved(),
                fire(16, 64),
                fire(16, 64),
                fire(32, 128),
                halved(),
                fire(32, 128),
                fire(48, 192),
                fire(48, 192),
                fire(64, 256),
                halved(),
                fire(64, 256));
        return network("squeezenet-1-0", features, purpose);
    }

    static Network version11(Architecture.Purpose purpose) {
        List<Layer> features = List.of(
                conv(64, 3).withStride(2),
                relu(),
                halved(),
                fire(16, 64),
                fire(16, 64),
                halved(),
                fire(32, 128),
                fire(32, 128),
                halved(),
                fire(48, 192),
                fire(48, 192),
                fire(64, 256),
                fire(64, 256));
        return network("squeezenet-1-1", features, purpose);
    }

    private static Network network(String name, List<Layer> features, Architecture.Purpose purpose) {
        List<Layer> classifier = List.of(dropout(0.5), conv(purpose.classes(), 1), relu(), globalAveragePool());
        return Network.of(
                name,
                purpose.input(),
                named("features", Sequence.numbered(features)),
                named("classifier", Sequence.numbered(classifier)));
    }

    private static MaxPool halved() {
        return maxPool(3).withStride(2).withCeil();
    }

    /** Few channels, from which twice so many are made, by a glance at each pixel and by one around it. */
    private static Sequence fire(int few, int many) {
        return Sequence.of(
                named("squeeze", conv(few, 1)),
                relu(),
                inline(Concat.of(
                        named("expand1x1", conv(many, 1)),
                        named("expand3x3", conv(many, 3).withPadding(1)))),
                relu());
    }
}
