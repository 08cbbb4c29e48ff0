package dev.fovea.fit;

import dev.fovea.batch.Targets;
import java.util.List;

/**
 * What training makes small. Works on plain arrays: logits are few, and their gradient must be the same to the bit
 * wherever it is computed.
 */
public sealed interface Loss permits CrossEntropy, Focal, Ordinal, BinaryCrossEntropy, Loss.Custom {
    /**
     * Computes the loss of some rows and its gradient.
     *
     * @param logits row by row, [n, k]
     * @param classes k
     * @param targets of the rows, n of them
     * @param gradient receives the gradient of the sum of the rows' losses, [n, k]
     * @return the sum of the rows' losses
     */
    double apply(float[] logits, int classes, Targets targets, float[] gradient);

    /** What the sum is divided by, for the mean: the sum of the rows' weights. */
    double weight(Targets targets);

    /** The user's own function on rows. */
    @FunctionalInterface
    interface Rows {
        /** As {@link Loss#apply}. */
        double apply(float[] logits, int classes, Targets targets, float[] gradient);
    }

    /**
     * The user's own loss; a recipe that uses it names it.
     *
     * @param name for the recipe
     * @param rows computes it, sample weights included; the mean divides by their sum
     */
    record Custom(String name, Rows rows) implements Loss {
        @Override
        public double apply(float[] logits, int classes, Targets targets, float[] gradient) {
            return rows.apply(logits, classes, targets, gradient);
        }

        @Override
        public double weight(Targets targets) {
            return SoftTarget.weight(targets, List.of());
        }
    }
}
