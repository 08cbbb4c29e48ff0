package dev.fovea.audit;

import dev.fovea.base.Check;

/**
 * Vectors of one length that were brought to unit length; what is zero stays zero. Safe from any thread once all are
 * written; different rows may be written from several at once.
 *
 * <p>Each number takes one byte (127 is the row's largest) or four, or none where the rows are somebody else's.
 */
final class Rows {
    /** The longest array of floats that every machine makes. */
    private static final int MOST = Integer.MAX_VALUE - 8;

    private final int count;
    private final int length;
    private final float[] floats;
    private final byte[] bytes;

    /** What each number is multiplied by when it is read; none where they are as they should be. */
    private final float[] scales;

    private Rows(int count, int length, float[] floats, byte[] bytes, float[] scales) {
        this.count = count;
        this.length = length;
        this.floats = floats;
        this.bytes = bytes;
        this.scales = scales;
    }

    private static int size(int count, int length) {
        Check.that(count >= 0 && length >= 1, "rows must be some of length 1 or more, but were %d x %d", count, length);
        Check.that(
                (long) count * length <= MOST,
                "rows must hold at most 2 billion numbers, but were %d x %d",
                count,
                length);
        return count * length;
    }

    /** Rows of zeros, to be written. */
    static Rows whole(int count, int length) {
        return new Rows(count, length, new float[size(count, length)], new byte[0], new float[0]);
    }

    /** Rows of zeros, to be written, that keep a byte for each number. */
    static Rows packed(int count, int length) {
        return new Rows(count, length, new float[0], new byte[size(count, length)], new float[count]);
    }

    /** Rows that lie one behind the other in an array, which is read and must not change; not to be written. */
    static Rows of(float[] values, int length) {
        Check.that(
                length >= 1 && values.length % length == 0,
                "values must be rows of length %d, but were %d",
                length,
                values.length);
        float[] scales = new float[values.length / length];
        for (int row = 0; row < scales.length; row++) {
            double squares = squares(values, row * length, length);
            Check.that(Double.isFinite(squares), "values must be finite, but row %d has one that is not", row);
            scales[row] = scale(squares);
        }
        return new Rows(scales.length, length, values, new byte[0], scales);
    }

    private static double squares(float[] values, int at, int length) {
        double squares = 0;
        for (int i = 0; i < length; i++) {
            squares += (double) values[at + i] * values[at + i];
        }
        return squares;
    }

    /** One by the length; zero, which makes the row zero, where floats cannot hold that. */
    private static float scale(double squares) {
        float scale = (float) (1 / Math.sqrt(squares));
        return Float.isInfinite(scale) ? 0 : scale;
    }

    int count() {
        return count;
    }

    int length() {
        return length;
    }

    /** Writes a row, brought to unit length. */
    void put(int row, float[] from, int at) {
        float scale = scale(squares(from, at, length));
        if (bytes.length > 0) {
            pack(row, from, at, scale);
        } else {
            for (int i = 0; i < length; i++) {
                floats[row * length + i] = from[at + i] * scale;
            }
        }
    }

    private void pack(int row, float[] from, int at, float scale) {
        float most = 0;
        for (int i = 0; i < length; i++) {
            most = Math.max(most, Math.abs(from[at + i]));
        }
        if (most > 0) {
            scales[row] = most * scale / 127;
            for (int i = 0; i < length; i++) {
                bytes[row * length + i] = (byte) Math.round(from[at + i] / most * 127);
            }
        }
    }

    /** Reads a row. */
    void get(int row, float[] to, int at) {
        int from = row * length;
        if (scales.length == 0) {
            System.arraycopy(floats, from, to, at, length);
            return;
        }
        float scale = scales[row];
        if (bytes.length > 0) {
            for (int i = 0; i < length; i++) {
                to[at + i] = bytes[from + i] * scale;
            }
        } else {
            for (int i = 0; i < length; i++) {
                to[at + i] = floats[from + i] * scale;
            }
        }
    }
}
