package dev.fovea.fit;

import dev.fovea.batch.Targets;

/**
 * What the head of a network reads, for each picture of a data set, without augmentation: rows of numbers, computed once
 * for as many heads as one likes to try.
 */
final class Features {
    private final int width;
    private final float[] rows;
    private final Targets targets;
    private final int reused;

    private Features(int width, float[] rows, Targets targets, int reused) {
        this.width = width;
        this.rows = rows;
        this.targets = targets;
        this.reused = reused;
    }

    /** Of rows that are there already; arrays are handed over. */
    static Features of(int width, float[] rows, int[] truth) {
        return of(width, rows, Targets.of(truth));
    }

    /** The same with any number of labels for each row. */
    static Features of(int width, float[] rows, Targets targets) {
        return new Features(width, rows, targets, 0);
    }

    /** The same, some of which came from an earlier run. */
    Features reusing(int kept) {
        return new Features(width, rows, targets, kept);
    }

    /**
     * The rows of a part of these pictures.
     *
     * @param positions of them, 0..size-1
     * @param of their labels
     */
    Features at(int[] positions, Targets of) {
        float[] some = new float[positions.length * width];
        for (int i = 0; i < positions.length; i++) {
            System.arraycopy(rows, positions[i] * width, some, i * width, width);
        }
        return of(width, some, of);
    }

    /** Pictures. */
    int size() {
        return targets.size();
    }

    /** Numbers of each. */
    int width() {
        return width;
    }

    /** Row by row; not to be changed. */
    float[] rows() {
        return rows;
    }

    /** The class of each row, which must have exactly one. */
    int[] truth() {
        return targets.truth();
    }

    /** The labels of each row; not to be changed. */
    Targets targets() {
        return targets;
    }

    /** Rows that an earlier run had computed. */
    int reused() {
        return reused;
    }
}
