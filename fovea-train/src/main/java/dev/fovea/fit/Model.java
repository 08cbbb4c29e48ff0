package dev.fovea.fit;

import dev.fovea.net.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The weights that training moves, and the averages of them where there are some.
 *
 * @param weights moved by the optimizer
 * @param average follows them step by step; null for none
 * @param equal follows what of the two is there epoch by epoch; null for none
 */
record Model(
        Weights weights,
        @Nullable Weights average,
        @Nullable Weights equal) implements AutoCloseable {
    /** With the averages that the recipe asks for; the weights stay the caller's. */
    static Model of(Weights weights, Recipe recipe) {
        Regularisation asked = recipe.regularisation();
        return new Model(weights, asked.ema() > 0 ? weights.copy() : null, asked.swa() > 0 ? weights.copy() : null);
    }

    /** What is judged and kept. */
    Weights judged() {
        return equal == null ? followed() : equal;
    }

    /** What would be judged without the equal average. */
    Weights followed() {
        return average == null ? weights : average;
    }

    /** Running statistics are averaged with the weights that they belong to. */
    void averageStatistics(double decay) {
        if (average != null) {
            try (PointerScope scope = new PointerScope()) {
                average.statistics().lerp_(weights.statistics(), new Scalar(1 - decay));
            }
        }
    }

    /** All that steps change in it, by name, each a flat float tensor. */
    Map<String, Tensor> flats() {
        Map<String, Tensor> out = new LinkedHashMap<>();
        out.put("weights", weights.flat());
        out.put("statistics", weights.statistics());
        if (average != null) {
            out.put("average", average.flat());
            out.put("average-statistics", average.statistics());
        }
        if (equal != null) {
            out.put("equal", equal.flat());
            out.put("equal-statistics", equal.statistics());
        }
        return out;
    }

    /** Brings what is derived in step after the flats were set. */
    void round() {
        weights.round();
        if (average != null) {
            average.round();
        }
        if (equal != null) {
            equal.round();
        }
    }

    @Override
    public void close() {
        if (average != null) {
            average.close();
        }
        if (equal != null) {
            equal.close();
        }
    }
}
