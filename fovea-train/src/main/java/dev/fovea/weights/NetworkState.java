package dev.fovea.weights;

import dev.fovea.net.FlatPlan;
import dev.fovea.net.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The weights of a network as a state dict, for {@link SafetensorsWriter}. */
public final class NetworkState {
    private NetworkState() {}

    /**
     * A copy of all arrays under PyTorch's names, and a {@code num_batches_tracked} of 0 beside each running mean, so that
     * PyTorch loads them strictly.
     *
     * @param origin what messages call it
     * @param metadata what the file is to say about itself
     */
    public static StateDict of(Weights weights, String origin, Map<String, String> metadata) {
        Map<String, float[]> values = weights.values();
        Map<String, StoredTensor> out = new LinkedHashMap<>();
        for (FlatPlan.Place place : weights.plan().places()) {
            String name = place.name();
            out.put(
                    name,
                    StoredTensor.floats(place.parameter().dims(), Objects.requireNonNull(values.get(name), name)));
            if (name.endsWith(".running_var")) {
                out.put(name.replaceFirst("running_var$", "num_batches_tracked"), StoredTensor.longs(List.of(), 0));
            }
        }
        return new StateDict(origin, out, metadata, List.of());
    }
}
