package dev.fovea.audit;

import dev.fovea.base.Check;

/**
 * Vectors of one length that were brought to unit length; what is zero stays zero. Safe from any thread once all are
 * written; different rows may be written from several at once.
 *
 * <p>Each number takes one byte (127 is the row's largest) or four.
 */
final class Rows {
    private final int count;
    private final int length;
    private final float[] floats;
    private final byte[] bytes;
    private final float[] scales;

    private Rows(int count, int length, boolean packed) {
        Check.that(count >= 0 && length >= 1, "rows must be some of length 1 or more, but were %d x %d", count, length);
        Check.that(
                (long) count * length <= Integer.MAX_VALUE - 8,
                "rows must hold at most 2 billion numbers, but were %d x %d",
                count,
                length);
        this.count = count;
        this.length = length;
        this.floats = new float[packed ? 0 : count * length];
        this.bytes = new byte[packed ? count * length : 0];
        this.scales = new float[packed ? count : 0];
    }

    /** Rows of zeros, to be written. */
    static Rows whole(int count, int length) {
        return new Rows(count, length, false);
    }

    /** Rows of zeros, to be written, that keep a byte for each number. */
    static Rows packed(int count, int length) {
        return new Rows(count, length, true);
    }

    int count() {
        return count;
    }

    int length() {
        return length;
    }

    /** Writes a row, brought to unit length. */
    void put(int row, float[] from, int at) {
        double squares = 0;
        float most = 0;
        for (int i = 0; i < length; i++) {
            squares += (double) from[at + i] * from[at + i];
            most = Math.max(most, Math.abs(from[at + i]));
        }
        float scale = squares > 0 ? (float) (1 / Math.sqrt(squares)) : 0;
        if (scales.length == 0) {
            for (int i = 0; i < length; i++) {
                floats[row * length + i] = from[at + i] * scale;
            }
        } else if (most > 0) {
            scales[row] = most * scale / 127;
            for (int i = 0; i < length; i++) {
                bytes[row * length + i] = (byte) Math.round(from[at + i] / most * 127);
            }
        }
    }

    /** Reads a row. */
    void get(int row, float[] to, int at) {
        if (scales.length == 0) {
            System.arraycopy(floats, row * length, to, at, length);
        } else {
            float scale = scales[row];
            for (int i = 0; i < length; i++) {
                to[at + i] = bytes[row * length + i] * scale;
            }
        }
    }
}
