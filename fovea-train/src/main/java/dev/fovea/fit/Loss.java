package dev.fovea.fit;

/**
 * What training makes small. Works on plain arrays: logits are few, and their gradient must be the same to the bit
 * wherever it is computed.
 */
public sealed interface Loss permits CrossEntropy, Loss.Custom {
    /**
     * Computes the loss of some rows and its gradient.
     *
     * @param logits row by row, [n, k]
     * @param classes k
     * @param truth class index of each row, length n
     * @param gradient receives the gradient of the sum of the rows' losses, [n, k]
     * @return the sum of the rows' losses
     */
    double apply(float[] logits, int classes, int[] truth, float[] gradient);

    /** What the sum is divided by, for the mean: the sum of the rows' weights. */
    double weight(int[] truth);

    /** The user's own function on rows. */
    @FunctionalInterface
    interface Rows {
        /** As {@link Loss#apply}. */
        double apply(float[] logits, int classes, int[] truth, float[] gradient);
    }

    /**
     * The user's own loss; a recipe that uses it names it.
     *
     * @param name for the recipe
     * @param rows computes it; every row weighs 1
     */
    record Custom(String name, Rows rows) implements Loss {
        @Override
        public double apply(float[] logits, int classes, int[] truth, float[] gradient) {
            return rows.apply(logits, classes, truth, gradient);
        }

        @Override
        public double weight(int[] truth) {
            return truth.length;
        }
    }
}
