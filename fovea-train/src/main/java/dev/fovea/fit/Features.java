package dev.fovea.fit;

/**
 * What the head of a network reads, for each picture of a data set, without augmentation: rows of numbers, computed once
 * for as many heads as one likes to try.
 */
final class Features {
    private final int width;
    private final float[] rows;
    private final int[] truth;
    private final int reused;

    private Features(int width, float[] rows, int[] truth, int reused) {
        this.width = width;
        this.rows = rows;
        this.truth = truth;
        this.reused = reused;
    }

    /** Of rows that are there already; arrays are handed over. */
    static Features of(int width, float[] rows, int[] truth) {
        return new Features(width, rows, truth, 0);
    }

    /** The same, some of which came from an earlier run. */
    Features reusing(int kept) {
        return new Features(width, rows, truth, kept);
    }

    /** Pictures. */
    int size() {
        return truth.length;
    }

    /** Numbers of each. */
    int width() {
        return width;
    }

    /** Row by row; not to be changed. */
    float[] rows() {
        return rows;
    }

    /** The class of each row; not to be changed. */
    int[] truth() {
        return truth;
    }

    /** Rows that an earlier run had computed. */
    int reused() {
        return reused;
    }
}
