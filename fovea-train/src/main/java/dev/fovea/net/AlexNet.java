package dev.fovea.net;

import static dev.fovea.net.Layers.adaptiveAveragePool;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.dropout;
import static dev.fovea.net.Layers.flatten;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.relu;

import java.util.List;

/**
 * AlexNet in the form for one processor (Krizhevsky 2014, One weird trick for parallelizing convolutional neural
 * networks), named as torchvision's. Made for 224x224, takes 63x63 and more: 61,100,840 parameters and 0.71 billion
 * multiply-adds for 1000 classes.
 */
final class AlexNet {
    private AlexNet() {}

    static Network of(Architecture.Purpose purpose) {
        return Network.of(
                "alexnet",
                purpose.input(),
                named("features", features()),
                adaptiveAveragePool(6),
                flatten(),
                named("classifier", classifier(purpose.classes())));
    }

    private static Sequence features() {
        return Sequence.numbered(List.of(
                conv(64, 11).withStride(4).withPadding(2),
                relu(),
                maxPool(3).withStride(2),
                conv(192, 5).withPadding(2),
                relu(),
                maxPool(3).withStride(2),
                conv(384, 3).withPadding(1),
                relu(),
                conv(256, 3).withPadding(1),
                relu(),
                conv(256, 3).withPadding(1),
                relu(),
                maxPool(3).withStride(2)));
    }

    private static Sequence classifier(int classes) {
        return Sequence.numbered(
                List.of(dropout(0.5), dense(4096), relu(), dropout(0.5), dense(4096), relu(), dense(classes)));
    }
}
