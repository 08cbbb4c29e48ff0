package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** The gradients of all trained arrays in one flat float buffer, laid out as the weights. Owns it. */
public final class Gradients implements AutoCloseable {
    private final PointerScope owned;
    private final Tensor flat;
    private final Map<String, Tensor> views = new LinkedHashMap<>();

    /** Zeros. */
    public Gradients(FlatPlan plan) {
        try (PointerScope scope = new PointerScope()) {
            flat = zeros(plan.trained());
            for (FlatPlan.Place place : plan.places()) {
                if (place.trained()) {
                    views.put(place.name(), place.view(flat));
                }
            }
            scope.extend();
            owned = scope;
        }
    }

    /** All gradients, flat. */
    public Tensor flat() {
        return flat;
    }

    /** The gradient of one array. */
    public Tensor of(String name) {
        return Objects.requireNonNull(views.get(name), name);
    }

    @Override
    public void close() {
        owned.close();
    }
}
