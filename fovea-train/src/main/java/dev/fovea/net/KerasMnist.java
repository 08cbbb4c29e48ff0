package dev.fovea.net;

import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.flatten;
import static dev.fovea.net.Layers.maxPool;
import static dev.fovea.net.Layers.relu;

/**
 * The plain teaching network that Keras's first tutorials train on MNIST: two convolutions, two poolings, two dense
 * layers. 225,034 parameters and 2.6 million multiply-adds on 28x28 gray pictures of 10 classes.
 */
final class KerasMnist {
    private KerasMnist() {}

    static Network of(Architecture.Purpose purpose) {
        return Network.of(
                "keras-mnist",
                purpose.input(),
                conv(32, 3),
                relu(),
                maxPool(2),
                conv(64, 3),
                relu(),
                maxPool(2),
                flatten(),
                dense(128),
                relu(),
                dense(purpose.classes()));
    }
}
