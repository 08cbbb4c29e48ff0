package dev.fovea.net;

import static dev.fovea.net.Layers.averagePool;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.flatten;
import static dev.fovea.net.Layers.named;
import static dev.fovea.net.Layers.tanh;

/**
 * LeNet-5 (LeCun et al. 1998, Gradient-based learning applied to document recognition), with what everybody since
 * leaves out left out: poolings have no weights, every map reads all maps before it, and the last layer is dense. Made
 * for 32x32 gray pictures, takes any of 16x16 and more. 61,706 parameters and 0.4 million multiply-adds there, for 10
 * classes.
 */
final class LeNet5 {
    private LeNet5() {}

    static Network of(Architecture.Purpose purpose) {
        return Network.of(
                "lenet-5",
                purpose.input(),
                named("conv1", conv(6, 5)),
                tanh(),
                averagePool(2),
                named("conv2", conv(16, 5)),
                tanh(),
                averagePool(2),
                flatten(),
                named("fc1", dense(120)),
                tanh(),
                named("fc2", dense(84)),
                tanh(),
                named("fc3", dense(purpose.classes())));
    }
}
