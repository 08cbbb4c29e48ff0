package dev.fovea.fit;

import dev.fovea.net.FlatPlan;
import dev.fovea.net.Network;
import dev.fovea.torch.Tensors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.bytedeco.pytorch.Tensor;

/**
 * What share of each step every number takes: 1 for the head, less towards the input, 0 where a layer is frozen. A share of
 * the whole step, weight decay included, whatever the optimizer: so a layer at half the rate also decays half as fast.
 */
final class LayerRates {
    /** Layers are cut into so many groups of about one length, so that a decay means the same in networks of any depth. */
    private static final int GROUPS = 12;

    private LayerRates() {}

    /** By the path of each layer with weights. */
    static Map<String, Double> byLayer(Network network, Tuning tuning) {
        Predicate<String> learning = tuning.learning(network);
        List<String> layers = Tuning.weighted(network);
        Map<String, Double> out = new HashMap<>();
        for (int i = 0; i < layers.size(); i++) {
            boolean head = i == layers.size() - 1;
            int before = head ? 0 : GROUPS - i * GROUPS / Math.max(1, layers.size() - 1);
            out.put(layers.get(i), learning.test(layers.get(i)) ? Math.pow(tuning.layerDecay(), before) : 0);
        }
        return out;
    }

    /** One number for each trained one, flat; nothing where all are 1. In the caller's scope. */
    static Optional<Tensor> flat(Network network, Tuning tuning, FlatPlan plan) {
        Map<String, Double> rates = byLayer(network, tuning);
        if (rates.values().stream().allMatch(rate -> rate == 1)) {
            return Optional.empty();
        }
        float[] out = new float[Math.toIntExact(plan.trained())];
        for (FlatPlan.Place place : plan.places()) {
            if (place.trained()) {
                String layer = place.name().substring(0, place.name().lastIndexOf('.'));
                int start = Math.toIntExact(place.start());
                int end = start + Math.toIntExact(place.parameter().count());
                Arrays.fill(out, start, end, rates.getOrDefault(layer, 1.0).floatValue());
            }
        }
        return Optional.of(Tensors.of(out));
    }
}
