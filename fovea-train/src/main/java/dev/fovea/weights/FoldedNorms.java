package dev.fovea.weights;

import dev.fovea.net.BatchNorm;
import dev.fovea.net.Conv;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Recognises weights whose batch-norm was folded into the convolutions, as is done for speed before shipping. Either the
 * norm is gone and the convolution has a bias that the network's has not: then the norm is unfolded to one that adds that
 * bias and does nothing else. Or the norms are there and do nothing else already.
 */
final class FoldedNorms {
    /** Room for epsilons taken off the variance, or not. */
    private static final float NEAR = 2e-3f;

    private final Map<String, Supplier<float[]>> values = new HashMap<>();
    private final Set<String> biases = new HashSet<>();
    private final boolean neutral;

    private FoldedNorms(boolean neutral) {
        this.neutral = neutral;
    }

    static FoldedNorms of(StateDict state, Network network) {
        List<Node> leaves = network.node().leaves().toList();
        FoldedNorms out = new FoldedNorms(allNeutral(state, leaves));
        @Nullable Node before = null;
        for (Node leaf : leaves) {
            if (before != null
                    && before.layer() instanceof Conv conv
                    && !conv.bias()
                    && leaf.layer() instanceof BatchNorm norm) {
                out.unfold(state, name(before, "weight").replaceFirst("weight$", "bias"), leaf, norm);
            }
            before = leaf;
        }
        return out;
    }

    private void unfold(StateDict state, String bias, Node leaf, BatchNorm norm) {
        @Nullable StoredTensor added = state.tensors().get(bias);
        boolean absent = leaf.parameters().stream()
                .noneMatch(parameter -> state.tensors().containsKey(leaf.parameterName(parameter)));
        int channels = leaf.in().channels();
        if (added == null || !absent || !added.shape().equals(List.of((long) channels))) {
            return;
        }
        biases.add(bias);
        values.put(name(leaf, "weight"), () -> filled(channels, 1));
        values.put(name(leaf, "bias"), added::floats);
        values.put(name(leaf, "running_mean"), () -> filled(channels, 0));
        values.put(name(leaf, "running_var"), () -> filled(channels, (float) (1 - norm.epsilon())));
    }

    private static String name(Node leaf, String parameter) {
        return leaf.parameters().stream()
                .filter(one -> one.name().equals(parameter))
                .map(leaf::parameterName)
                .findFirst()
                .orElseThrow();
    }

    private static float[] filled(int length, float value) {
        float[] out = new float[length];
        Arrays.fill(out, value);
        return out;
    }

    /** Whether each norm of the network is there and neither scales nor centres, and one at least adds something. */
    private static boolean allNeutral(StateDict state, List<Node> leaves) {
        boolean adds = false;
        for (Node leaf : leaves) {
            if (leaf.layer() instanceof BatchNorm) {
                if (!all(state, leaf, "weight", 1, 0)
                        || !all(state, leaf, "running_mean", 0, 0)
                        || !all(state, leaf, "running_var", 1, NEAR)) {
                    return false;
                }
                adds |= !all(state, leaf, "bias", 0, 0);
            }
        }
        return adds; // norms that add nothing either are fresh ones, not folded
    }

    private static boolean all(StateDict state, Node leaf, String name, float wanted, float room) {
        @Nullable StoredTensor tensor = state.tensors().get(name(leaf, name));
        if (tensor == null || tensor.count() != leaf.in().channels()) {
            return false;
        }
        for (float value : tensor.floats()) {
            if (!(Math.abs(value - wanted) <= room)) {
                return false;
            }
        }
        return true;
    }

    /** What an array of the network gets where the file has none. */
    Optional<Supplier<float[]>> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** Whether an array of the file went into a norm. */
    boolean uses(String name) {
        return biases.contains(name);
    }

    Loaded.Norms kind() {
        return neutral || !biases.isEmpty() ? Loaded.Norms.FOLDED : Loaded.Norms.MEASURED;
    }

    /** For the user. */
    Optional<String> note() {
        String how = neutral
                ? "each adds a number and does nothing else"
                : biases.size() + " were gone and are made anew from the biases of their convolutions";
        return kind() == Loaded.Norms.MEASURED
                ? Optional.empty()
                : Optional.of("The batch-norms of these weights are folded into their convolutions (" + how
                        + "), so they must stay frozen in training.");
    }
}
