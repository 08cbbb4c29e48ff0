package dev.fovea.explain;

import dev.fovea.data.Task;

/** Logits to probabilities. */
final class Probabilities {
    private Probabilities() {}

    /** Row by row. */
    static float[] of(float[] logits, int classes, Task task) {
        float[] out = new float[logits.length];
        for (int row = 0; row < logits.length; row += classes) {
            switch (task.kind()) {
                case SINGLE_LABEL, ORDINAL -> softmax(logits, row, classes, out);
                case MULTI_LABEL -> {
                    for (int i = row; i < row + classes; i++) {
                        out[i] = (float) (1 / (1 + Math.exp(-logits[i])));
                    }
                }
            }
        }
        return out;
    }

    private static void softmax(float[] logits, int row, int classes, float[] out) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = row; i < row + classes; i++) {
            largest = Math.max(largest, logits[i]);
        }
        double sum = 0;
        for (int i = row; i < row + classes; i++) {
            sum += Math.exp(logits[i] - largest);
        }
        for (int i = row; i < row + classes; i++) {
            out[i] = (float) (Math.exp(logits[i] - largest) / sum);
        }
    }
}
