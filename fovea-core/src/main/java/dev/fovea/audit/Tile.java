package dev.fovea.audit;

import java.util.Arrays;

/**
 * Some rows laid out column by column, so that the products of vectors with all of them are sums that the compiler
 * computes 8 or 16 at a time; the order of each sum is that of its numbers, wherever row and vector lie. One thread at
 * a time.
 */
final class Tile {
    /** Rows that fit: all columns then stay in the processor's second memory. */
    static final int MOST = 256;

    /** Vectors that are held against the rows together. */
    static final int VECTORS = 32;

    /** Columns added at a time. More arrays in one loop are no longer vectorised. */
    private static final int STEP = 4;

    /** Columns that all vectors go through before the next ones: so many stay in the processor's nearest memory. */
    private static final int STRIP = 16;

    private final float[][] columns;
    private final float[] row;
    private final float[] vectors;
    private final float[][] sums = new float[VECTORS][MOST];
    private int filled;

    Tile(int length) {
        columns = new float[(length + STEP - 1) / STEP * STEP][MOST];
        row = new float[columns.length];
        vectors = new float[VECTORS * columns.length];
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

    /**
     * The products of the vectors at these positions of a list, {@link #VECTORS} at most, with each row: an array for each
     * vector, valid until the next call, not to be written to.
     */
    float[][] products(Rows from, int[] list, int start, int end) {
        int n = end - start;
        for (int v = 0; v < n; v++) {
            from.get(list[start + v], vectors, v * columns.length);
            Arrays.fill(sums[v], 0, filled, 0f);
        }
        for (int strip = 0; strip < columns.length; strip += STRIP) {
            int to = Math.min(columns.length, strip + STRIP);
            for (int v = 0; v < n; v++) {
                for (int i = strip; i < to; i += STEP) {
                    add(v * columns.length + i, i, sums[v]);
                }
            }
        }
        return sums;
    }

    private void add(int at, int i, float[] to) {
        float[] x0 = columns[i];
        float[] x1 = columns[i + 1];
        float[] x2 = columns[i + 2];
        float[] x3 = columns[i + 3];
        float a0 = vectors[at];
        float a1 = vectors[at + 1];
        float a2 = vectors[at + 2];
        float a3 = vectors[at + 3];
        int n = filled;
        for (int j = 0; j < n; j++) {
            to[j] += a0 * x0[j] + a1 * x1[j] + a2 * x2[j] + a3 * x3[j];
        }
    }
}
