package dev.fovea.fit;

import dev.fovea.net.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The weights that training moves, and the moving average of them where there is one.
 *
 * @param weights moved by the optimizer
 * @param average follows them; null for none
 */
record Model(Weights weights, @Nullable Weights average) implements AutoCloseable {
    /** With an average where the recipe asks for one; the weights stay the caller's. */
    static Model of(Weights weights, Recipe recipe) {
        return new Model(weights, recipe.regularisation().ema() > 0 ? weights.copy() : null);
    }

    /** What is judged and kept. */
    Weights judged() {
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
        return out;
    }

    /** Brings what is derived in step after the flats were set. */
    void round() {
        weights.round();
        if (average != null) {
            average.round();
        }
    }

    @Override
    public void close() {
        if (average != null) {
            average.close();
        }
    }
}
