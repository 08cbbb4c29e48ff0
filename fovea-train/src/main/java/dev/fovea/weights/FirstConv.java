package dev.fovea.weights;

import dev.fovea.net.Conv;
import dev.fovea.net.Dense;
import dev.fovea.net.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Re-makes the first convolution of pretrained weights for another number of input channels: each new channel gets the
 * sum over the old ones, divided by the number of new ones,
 *
 * <pre>{@code W'[o, j, y, x] = (1 / c) * sum over i of W[o, i, y, x]}</pre>
 *
 * for all {@code j} of the {@code c} new channels. So the new weights of a filter sum up to what the old ones did, and a
 * picture that shows the same in all its channels, as gray ones do, gets the very responses that it had: what comes behind
 * was trained on their size. For one channel that is the plain sum, exact for gray pictures; for more than three it is
 * the mean, repeated and scaled by 3 / c, since nothing is known of what each channel shows. What a filter knew of
 * colours is lost.
 */
final class FirstConv {
    private FirstConv() {}

    /** The weight of the convolution that reads the pictures; empty where none does, or one that is cut into groups. */
    static Optional<String> weight(Network network) {
        return network.node()
                .leaves()
                .filter(leaf -> leaf.layer() instanceof Conv || leaf.layer() instanceof Dense)
                .findFirst()
                .filter(leaf -> leaf.layer() instanceof Conv conv && conv.groups() == 1)
                .map(leaf -> leaf.parameterName(leaf.parameters().get(0)));
    }

    /** Whether an array of a file differs from that convolution's weight in its input channels alone. */
    static boolean canBeMade(Network network, String name, List<Long> shape, List<Long> dims) {
        return weight(network).filter(name::equals).isPresent()
                && shape.size() == dims.size()
                && shape.get(0).equals(dims.get(0))
                && shape.get(1) > 0
                && shape.subList(2, shape.size()).equals(dims.subList(2, dims.size()));
    }

    /** The new weights, in the order of their dimensions [out, in, height, width]. */
    static float[] made(StoredTensor tensor, List<Long> dims) {
        float[] old = tensor.floats();
        int outputs = Math.toIntExact(dims.get(0));
        int before = Math.toIntExact(tensor.shape().get(1));
        int after = Math.toIntExact(dims.get(1));
        int window = Math.toIntExact(dims.get(2) * dims.get(3));
        float[] out = new float[outputs * after * window];
        double[] sum = new double[window];
        for (int o = 0; o < outputs; o++) {
            Arrays.fill(sum, 0);
            for (int k = 0; k < before * window; k++) {
                sum[k % window] += old[o * before * window + k];
            }
            for (int k = 0; k < after * window; k++) {
                out[o * after * window + k] = (float) (sum[k % window] / after);
            }
        }
        return out;
    }

    /** For the user. */
    static String note(StoredTensor tensor, List<Long> dims) {
        return "The first convolution is re-made for " + dims.get(1) + (dims.get(1) == 1 ? " channel" : " channels")
                + " from that for " + tensor.shape().get(1) + ": each gets their sum divided by " + dims.get(1) + ".";
    }
}
