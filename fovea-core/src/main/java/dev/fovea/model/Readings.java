package dev.fovea.model;

import java.util.List;

/**
 * Everything that a model file computes for pictures: row by row. Immutable by agreement: arrays are not copied. Safe from any
 * thread.
 */
public final class Readings {
    private final int size;
    private final float[] probabilities;
    private final float[] logits;
    private final float[] features;

    Readings(int size, float[] probabilities, float[] logits, float[] features) {
        this.size = size;
        this.probabilities = probabilities;
        this.logits = logits;
        this.features = features;
    }

    /** Those of some pictures behind those of others. */
    static Readings of(List<Readings> parts) {
        return new Readings(
                parts.stream().mapToInt(part -> part.size).sum(),
                joined(parts.stream().map(part -> part.probabilities).toList()),
                joined(parts.stream().map(part -> part.logits).toList()),
                joined(parts.stream().map(part -> part.features).toList()));
    }

    /** Rows of some pictures behind those of others. */
    static float[] joined(List<float[]> parts) {
        float[] out = new float[parts.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    /** Pictures. */
    public int size() {
        return size;
    }

    /** Shape [size, k]. */
    public float[] probabilities() {
        return probabilities;
    }

    /** What the head gives, before calibration; shape [size, k]. */
    public float[] logits() {
        return logits;
    }

    /** What the head reads; shape [size, f]. */
    public float[] features() {
        return features;
    }
}
