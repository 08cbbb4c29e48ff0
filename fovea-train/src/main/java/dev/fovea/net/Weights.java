package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * All arrays of a network in one flat float buffer (so that an optimizer step is a handful of vectorised operations),
 * with a view for each name; running statistics in a second one. Where the computation is in bfloat16, a rounded
 * shadow follows with {@link #round}. Convolution weights lie in channels-last memory. Owns its tensors; one writer.
 */
public final class Weights implements AutoCloseable {
    private final FlatPlan plan;
    private final Precision precision;
    private final PointerScope owned;
    private final Tensor trained;
    private final Tensor buffers;
    private final Tensor shadow;
    private final Map<String, Tensor> masters = new LinkedHashMap<>();
    private final Map<String, Tensor> computed = new LinkedHashMap<>();

    private Weights(FlatPlan plan, Precision precision) {
        this.plan = plan;
        this.precision = precision;
        try (PointerScope scope = new PointerScope()) {
            trained = zeros(plan.trained());
            buffers = zeros(Math.max(1, plan.buffers()));
            shadow = precision == Precision.BF16 ? trained.to(precision.type()) : trained;
            for (FlatPlan.Place place : plan.places()) {
                Tensor flat = place.trained() ? trained : buffers;
                masters.put(place.name(), place.view(flat));
                computed.put(place.name(), place.view(place.trained() ? shadow : buffers));
            }
            scope.extend();
            owned = scope;
        }
    }

    /** Fresh weights; each parameter's draws depend on the seed and its name alone. */
    public static Weights initial(Network network, Seed seed, Precision precision) {
        Weights weights = new Weights(FlatPlan.of(network.node()), precision);
        for (FlatPlan.Place place : weights.plan.places()) {
            weights.set(place.name(), InitialValues.draw(place.parameter(), seed.child(place.name())));
        }
        weights.round();
        return weights;
    }

    /** All 0, for who sets every array: drawing millions of numbers first would take longer than reading them. */
    public static Weights blank(Network network, Precision precision) {
        return new Weights(FlatPlan.of(network.node()), precision);
    }

    /** The same numbers in buffers of their own; the caller's to close. */
    public Weights copy() {
        Weights out = new Weights(plan, precision);
        try (PointerScope scope = new PointerScope()) {
            out.trained.copy_(trained);
            out.buffers.copy_(buffers);
        }
        out.round();
        return out;
    }

    /** All arrays as plain numbers, by name, in the network's order. */
    public Map<String, float[]> values() {
        Map<String, float[]> out = new LinkedHashMap<>();
        masters.forEach((name, tensor) -> out.put(name, Tensors.floats(tensor)));
        return out;
    }

    /** Sets one array from plain numbers in the order of its dimensions; {@link #round} makes it count. */
    public void set(String name, float[] values) {
        Tensor target = master(name);
        Check.that(
                target.numel() == values.length,
                "array %s must have %d numbers, but has %d",
                name,
                target.numel(),
                values.length);
        try (PointerScope scope = new PointerScope()) {
            target.copy_(Tensors.of(values).view(target.shape()));
        }
    }

    /** Takes over the arrays of the same name and length from elsewhere, and gives the number taken. */
    public int take(Map<String, float[]> others) {
        int taken = 0;
        for (FlatPlan.Place place : plan.places()) {
            float[] values = others.get(place.name());
            if (values != null && values.length == place.parameter().count()) {
                set(place.name(), values);
                taken++;
            }
        }
        round();
        return taken;
    }

    /** Brings the shadow in step with the weights after they changed. */
    public void round() {
        if (precision == Precision.BF16) {
            try (PointerScope scope = new PointerScope()) {
                shadow.copy_(trained);
            }
        }
    }

    /** All trained numbers, flat, in full precision: decayed weights first. */
    public Tensor flat() {
        return trained;
    }

    /** The same in the precision of the computation; the same tensor where that is full. */
    public Tensor rounded() {
        return shadow;
    }

    /** All running statistics, flat. */
    public Tensor statistics() {
        return buffers;
    }

    /** Where everything lies. */
    public FlatPlan plan() {
        return plan;
    }

    /** What the computation runs in. */
    public Precision precision() {
        return precision;
    }

    /** One array in full precision. */
    public Tensor master(String name) {
        return Objects.requireNonNull(masters.get(name), name);
    }

    /** One array in the precision of the computation. */
    public Tensor computed(String name) {
        return Objects.requireNonNull(computed.get(name), name);
    }

    @Override
    public void close() {
        owned.close();
    }
}
