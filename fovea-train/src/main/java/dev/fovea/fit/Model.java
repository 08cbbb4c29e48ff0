package dev.fovea.fit;

import dev.fovea.net.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
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

    @Override
    public void close() {
        if (average != null) {
            average.close();
        }
    }
}
