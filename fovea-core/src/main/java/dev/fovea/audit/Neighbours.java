package dev.fovea.audit;

import java.util.Arrays;

/**
 * For each of several vectors the rows nearest to it, the nearest first and among equals the lower row. Filled by
 * {@link NeighbourIndex}, from several threads; then read.
 */
public final class Neighbours {
    private final int k;
    private final int vectorsEach;
    private final int rowsEach;
    private final int[] rows;
    private final float[] likeness;

    /** Of other things. */
    Neighbours(int vectors, int k) {
        this(vectors, k, 0, 1);
    }

    /**
     * Where vectors and rows are of the same things, so many of each in turn: no thing is its own neighbour.
     *
     * @param vectorsEach vectors of each thing; 0 where they are of other things
     * @param rowsEach rows of each thing
     */
    Neighbours(int vectors, int k, int vectorsEach, int rowsEach) {
        this.k = k;
        this.vectorsEach = vectorsEach;
        this.rowsEach = rowsEach;
        this.rows = new int[Math.multiplyExact(vectors, k)];
        this.likeness = new float[rows.length];
        Arrays.fill(rows, Integer.MAX_VALUE);
        Arrays.fill(likeness, Float.NEGATIVE_INFINITY);
    }

    /** How many were found for a vector: as many as were asked for, unless fewer rows were looked at. */
    public int count(int vector) {
        int n = 0;
        while (n < k && rows[vector * k + n] != Integer.MAX_VALUE) {
            n++;
        }
        return n;
    }

    /**
     * The position of a near row.
     *
     * @param rank 0 is the nearest; below {@link #count}
     */
    public int row(int vector, int rank) {
        return rows[vector * k + rank];
    }

    /** The cosine of a vector and a near row, -1..1. */
    public float likeness(int vector, int rank) {
        return likeness[vector * k + rank];
    }

    /** Keeps what is near enough of so many rows; no two threads may offer to the same vector at once. */
    void offer(int vector, float[] products, int[] list, int from, int to) {
        int first = vector * k;
        int last = first + k - 1;
        for (int j = from; j < to; j++) {
            float product = products[j - from];
            boolean near = product > likeness[last] || (product == likeness[last] && list[j] < rows[last]);
            if (near && !isSelf(vector, list[j])) {
                insert(first, last, list[j], product);
            }
        }
    }

    private boolean isSelf(int vector, int row) {
        return vectorsEach > 0 && vector / vectorsEach == row / rowsEach;
    }

    private void insert(int first, int last, int row, float product) {
        int at = last;
        while (at > first && (product > likeness[at - 1] || (product == likeness[at - 1] && row < rows[at - 1]))) {
            likeness[at] = likeness[at - 1];
            rows[at] = rows[at - 1];
            at--;
        }
        likeness[at] = product;
        rows[at] = row;
    }
}
