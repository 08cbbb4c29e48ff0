package dev.fovea.audit;

import java.util.Arrays;

/**
 * Some rows laid out column by column, so that the products of a vector with all of them are sums that the compiler
 * computes 8 or 16 at a time; the order of each sum is that of its numbers, wherever the row lies. One thread at a time.
 */
final class Tile {
    /** Rows that fit: the sums stay in the processor's nearest memory. */
    static final int MOST = 256;

    /** Columns added at a time. More arrays in one loop are no longer vectorised. */
    private static final int STEP = 4;

    private final float[][] columns;
    private final float[] row;
    private final float[] sums = new float[MOST];
    private int filled;

    Tile(int length) {
        columns = new float[(length + STEP - 1) / STEP * STEP][MOST];
        row = new float[columns.length];
    }

    /** Takes the rows at these positions of a list. */
    void fill(Rows rows, int[] list, int from, int to) {
        filled = to - from;
        for (int j = 0; j < filled; j++) {
            rows.get(list[from + j], row, 0);
            for (int i = 0; i < columns.length; i++) {
                columns[i][j] = row[i];
            }
        }
    }

    /** Rows taken. */
    int filled() {
        return filled;
    }

    /** Numbers that a vector must have for {@link #products}: zeros behind its own. */
    int stride() {
        return columns.length;
    }

    /** The product of a vector with each row; valid until the next call, not to be written to. */
    float[] products(float[] vectors, int at) {
        Arrays.fill(sums, 0, filled, 0f);
        for (int i = 0; i < columns.length; i += STEP) {
            add(vectors, at + i, i);
        }
        return sums;
    }

    private void add(float[] vectors, int at, int i) {
        float[] x0 = columns[i];
        float[] x1 = columns[i + 1];
        float[] x2 = columns[i + 2];
        float[] x3 = columns[i + 3];
        float a0 = vectors[at];
        float a1 = vectors[at + 1];
        float a2 = vectors[at + 2];
        float a3 = vectors[at + 3];
        float[] to = sums;
        int n = filled;
        for (int j = 0; j < n; j++) {
            to[j] += a0 * x0[j] + a1 * x1[j] + a2 * x2[j] + a3 * x3[j];
        }
    }
}
