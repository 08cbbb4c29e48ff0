package dev.fovea.fit;

import dev.fovea.data.Task;

/** Logits to probabilities. */
final class Softmax {
    private Softmax() {}

    /**
     * One row as a task means it, classes that exclude each other or labels that do not; a new array.
     *
     * @param temperature that divides the logits first
     */
    static float[] of(float[] logits, Task task, double temperature) {
        float[] cooled = new float[logits.length];
        for (int c = 0; c < cooled.length; c++) {
            cooled[c] = (float) (logits[c] / temperature);
        }
        return switch (task.kind()) {
            case SINGLE_LABEL, ORDINAL -> of(cooled);
            case MULTI_LABEL -> each(cooled);
        };
    }

    /** One row; a new array. */
    static float[] of(float[] logits) {
        double largest = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - largest);
        }
        float[] out = new float[logits.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (Math.exp(logits[i] - largest) / sum);
        }
        return out;
    }

    /** The sigmoid of each number, for several labels a picture; a new array. */
    static float[] each(float[] logits) {
        float[] out = new float[logits.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (1 / (1 + Math.exp(-logits[i])));
        }
        return out;
    }
}
