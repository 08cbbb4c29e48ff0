package dev.fovea.net;

import static dev.fovea.net.Layers.adaptiveAveragePool;
import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.flatten;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

import java.util.ArrayList;
import java.util.List;

/**
 * VGG (Simonyan and Zisserman 2015, Very deep convolutional networks for large-scale image recognition): five stages of
 * 3x3 convolutions, each behind a max-pool, and three dense layers; a variant with batch-norm behind each convolution.
 * Named as torchvision's. Made for 224x224, takes 32x32 and more; for 1000 classes:
 *
 * <table><caption>members</caption>
 * <tr><th>name</th><th>parameters</th><th>with batch-norm</th><th>multiply-adds, billions</th></tr>
 * <tr><td>vgg-11</td><td>132,863,336</td><td>132,868,840</td><td>7.6</td></tr>
 * <tr><td>vgg-13</td><td>133,047,848</td><td>133,053,736</td><td>11.3</td></tr>
 * <tr><td>vgg-16</td><td>138,357,544</td><td>138,365,992</td><td>15.5</td></tr>
 * <tr><td>vgg-19</td><td>143,667,240</td><td>143,678,248</td><td>19.6</td></tr>
 * </table>
 */
enum Vgg {
    /** Configuration A. */
    VGG_11("vgg-11", 1, 1, 2, 2, 2),
    /** Configuration B. */
    VGG_13("vgg-13", 2, 2, 2, 2, 2),
    /** Configuration D. */
    VGG_16("vgg-16", 2, 2, 3, 3, 3),
    /** Configuration E. */
    VGG_19("vgg-19", 2, 2, 4, 4, 4);

    private final String word;

    @SuppressWarnings("ImmutableEnumChecker") // an immutable list
    private final List<Integer> convolutions;

    Vgg(String word, Integer... convolutions) {
        this.word = word;
        this.convolutions = List.of(convolutions);
    }

    /** As in the paper. */
    Network plain(Architecture.Purpose purpose) {
        return network(word, purpose, List.of());
    }

    /** With batch-norm behind each convolution. */
    Network normed(Architecture.Purpose purpose) {
        return network(word + "-bn", purpose, List.of(batchNorm()));
    }

    private Network network(String name, Architecture.Purpose purpose, List<BatchNorm> norm) {
        return Network.of(
                name,
                purpose.input(),
                named("features", features(norm)),
                adaptiveAveragePool(7),
                flatten(),
                named("classifier", classifier(purpose.classes())));
    }

    private Sequence features(List<BatchNorm> norm) {
        List<Layer> layers = new ArrayList<>();
        int channels = 64;
        for (int stage : convolutions) {
            for (int i = 0; i < stage; i++) {
                layers.add(conv(channels, 3).withPadding(1));
                layers.addAll(norm);
                layers.add(relu());
            }
            layers.add(maxPool(2));
            channels = Math.min(512, 2 * channels);
        }
        return Sequence.numbered(layers);
    }

    private static Sequence classifier(int classes) {
        return Sequence.numbered(
                List.of(dense(4096), relu(), dropout(0.5), dense(4096), relu(), dropout(0.5), dense(classes)));
    }
}
