package dev.fovea.net;

import static dev.fovea.net.Layers.adaptiveAveragePool;
import static dev.fovea.net.Layers.averagePool;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.inline;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.named;

import java.util.ArrayList;
import java.util.List;

/**
 * Inception v3 (Szegedy et al. 2016, Rethinking the Inception architecture for computer vision), named as torchvision's.
 * An auxiliary head trains with it, its loss times 0.4. Made for 299x299, takes 75x75 and more: 27,161,264 parameters
 * with the auxiliary head, 23,834,568 without, and 5.7 billion multiply-adds for 1000 classes.
 */
final class InceptionV3 {
    private static final double HEAD = 0.4;

    /** Side of the smallest maps that the auxiliary head's windows fit into five times. */
    private static final int ROOM = 17;

    private InceptionV3() {}

    static Network of(Architecture.Purpose purpose) {
        List<Layer> layers = new ArrayList<>(stem());
        layers.addAll(List.of(
                named("Mixed_5b", fine(32)),
                named("Mixed_5c", fine(64)),
                named("Mixed_5d", fine(64)),
                named("Mixed_6a", halvedFine()),
                named("Mixed_6b", middle(128)),
                named("Mixed_6c", middle(160)),
                named("Mixed_6d", middle(160)),
                named("Mixed_6e", middle(192))));
        Shape maps = Node.of("", new Sequence(layers), purpose.input()).out();
        layers.add(named("AuxLogits", head(maps, purpose.classes())));
        layers.addAll(List.of(
                named("Mixed_7a", halvedMiddle()),
                named("Mixed_7b", coarse()),
                named("Mixed_7c", coarse()),
                globalAveragePool(),
                dropout(0.5),
                named("fc", dense(purpose.classes()))));
        return Network.of("inception-v3", purpose.input(), new Sequence(layers));
    }

    private static List<Layer> stem() {
        return List.of(
                halving("Conv2d_1a_3x3", 32),
                inside("Conv2d_2a_3x3", 32),
                same("Conv2d_2b_3x3", 64, 3, 3),
                maxPool(3).withStride(2),
                same("Conv2d_3b_1x1", 80, 1, 1),
                inside("Conv2d_4a_3x3", 192),
                maxPool(3).withStride(2));
    }

    /** Figure 5 of the paper, on maps of 35x35. */
    private static Concat fine(int pooled) {
        return Concat.of(
                same("branch1x1", 64, 1, 1),
                chain(same("branch5x5_1", 48, 1, 1), same("branch5x5_2", 64, 5, 5)),
                chain(
                        same("branch3x3dbl_1", 64, 1, 1),
                        same("branch3x3dbl_2", 96, 3, 3),
                        same("branch3x3dbl_3", 96, 3, 3)),
                pooled(pooled));
    }

    private static Concat halvedFine() {
        return Concat.of(
                halving("branch3x3", 384),
                chain(
                        same("branch3x3dbl_1", 64, 1, 1),
                        same("branch3x3dbl_2", 96, 3, 3),
                        halving("branch3x3dbl_3", 96)),
                maxPool(3).withStride(2));
    }

    /** Figure 6 of the paper, on maps of 17x17. */
    private static Concat middle(int narrow) {
        return Concat.of(
                same("branch1x1", 192, 1, 1),
                chain(
                        same("branch7x7_1", narrow, 1, 1),
                        same("branch7x7_2", narrow, 1, 7),
                        same("branch7x7_3", 192, 7, 1)),
                chain(
                        same("branch7x7dbl_1", narrow, 1, 1),
                        same("branch7x7dbl_2", narrow, 7, 1),
                        same("branch7x7dbl_3", narrow, 1, 7),
                        same("branch7x7dbl_4", narrow, 7, 1),
                        same("branch7x7dbl_5", 192, 1, 7)),
                pooled(192));
    }

    private static Concat halvedMiddle() {
        return Concat.of(
                chain(same("branch3x3_1", 192, 1, 1), halving("branch3x3_2", 320)),
                chain(
                        same("branch7x7x3_1", 192, 1, 1),
                        same("branch7x7x3_2", 192, 1, 7),
                        same("branch7x7x3_3", 192, 7, 1),
                        halving("branch7x7x3_4", 192)),
                maxPool(3).withStride(2));
    }

    /** Figure 7 of the paper, on maps of 8x8. */
    private static Concat coarse() {
        return Concat.of(
                same("branch1x1", 320, 1, 1),
                chain(same("branch3x3_1", 384, 1, 1), split("branch3x3_2")),
                chain(same("branch3x3dbl_1", 448, 1, 1), same("branch3x3dbl_2", 384, 3, 3), split("branch3x3dbl_3")),
                pooled(192));
    }

    private static Layer split(String name) {
        return inline(Concat.of(same(name + "a", 384, 1, 3), same(name + "b", 384, 3, 1)));
    }

    private static Layer pooled(int channels) {
        return chain(averagePool(3).withStride(1).withPadding(1), same("branch_pool", channels, 1, 1));
    }

    private static Layer chain(Layer... layers) {
        return inline(Sequence.of(layers));
    }

    /** A convolution that keeps the maps' size. */
    private static Layer same(String name, int channels, int height, int width) {
        Extent padding = new Extent(height / 2, width / 2);
        Window window = Window.of(new Extent(height, width), Extent.ONE).withPadding(padding);
        return named(name, ConvNorm.of(new Conv(channels, window, 1, false)));
    }

    /** 3x3 within the maps. */
    private static Layer inside(String name, int channels) {
        return named(name, ConvNorm.of(Layers.conv(channels, 3)));
    }

    /** 3x3 on every second pixel, within the maps. */
    private static Layer halving(String name, int channels) {
        return named(name, ConvNorm.of(Layers.conv(channels, 3).withStride(2)));
    }

    /** Smaller pictures leave maps that its windows do not fit into; means of 5x5 parts then keep its weights useful. */
    private static Auxiliary head(Shape maps, int classes) {
        boolean room = Math.min(maps.height(), maps.width()) >= ROOM;
        return new Auxiliary(
                List.of(
                        room ? averagePool(5).withStride(3) : adaptiveAveragePool(5),
                        same("conv0", 128, 1, 1),
                        named("conv1", ConvNorm.of(Layers.conv(768, 5))),
                        globalAveragePool(),
                        named("fc", dense(classes))),
                HEAD);
    }
}
