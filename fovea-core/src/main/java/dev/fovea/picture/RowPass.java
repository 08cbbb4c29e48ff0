package dev.fovea.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The first pass of {@link Resize}: two rows at a time. A value of the upper row in the low half of a {@code long} and one
 * of the lower row in its high half are weighted by a single multiplication; neither sum reaches the other half. A line is
 * gone through for each four taps (then two, then one), so that no loop is shorter than a line: this was measured to be
 * three times as fast as a loop over the taps of each place.
 */
final class RowPass {
    private static final long HALVES = 1L << (Taps.BITS - 1) | 1L << (32 + Taps.BITS - 1);
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0xffff_ffffL;
    private static final long FIRST = 0xff_0000_00ffL;

    private final byte[] pixels;
    private final int line;
    private final int channels;
    private final Taps taps;
    private final long[] pairs;
    private final long[] sums;

    RowPass(Picture picture, Taps taps) {
        this.pixels = picture.pixels();
        this.channels = picture.channels();
        this.line = picture.width() * channels;
        this.taps = taps;
        this.pairs = new long[line];
        this.sums = new long[taps.size() * channels];
    }

    /** Values of a resized row: {@code taps x channels}. */
    int stride() {
        return sums.length;
    }

    /** Resizes two rows of the picture, which may be the same one; whole numbers 0..255, because bytes do not vectorise. */
    void resize(int upperRow, int lowerRow, int[] upper, int[] lower) {
        pair(pixels, upperRow * line, lowerRow * line, pairs);
        Arrays.fill(sums, HALVES);
        int tap = 0;
        for (; tap + 4 <= taps.count(); tap += 4) {
            if (channels == 3) {
                addFourOfColour(pairs, taps, tap, sums);
            } else {
                addFour(pairs, taps, tap, sums);
            }
        }
        for (; tap < taps.count(); tap++) {
            if (channels == 3) {
                addOneOfColour(pairs, taps, tap, sums);
            } else {
                addOne(pairs, taps, tap, sums);
            }
        }
        split(sums, upper, lower);
        if (taps.exceedOne()) {
            clip(upper);
            clip(lower);
        }
    }

    private static void pair(byte[] in, int upper, int lower, long[] out) {
        int i = 0;
        for (; i <= out.length - 8; i += 8) {
            long a = (long) EIGHT.get(in, upper + i);
            long b = (long) EIGHT.get(in, lower + i);
            spread((a & LOW) | (b << 32), out, i);
            spread((a >>> 32) | (b & ~LOW), out, i + 4);
        }
        for (; i < out.length; i++) {
            out[i] = (in[upper + i] & 0xff) | ((long) (in[lower + i] & 0xff) << 32);
        }
    }

    private static void spread(long four, long[] out, int at) {
        out[at] = four & FIRST;
        out[at + 1] = four >>> 8 & FIRST;
        out[at + 2] = four >>> 16 & FIRST;
        out[at + 3] = four >>> 24 & FIRST;
    }

    private static void addFourOfColour(long[] in, Taps taps, int tap, long[] sums) {
        int[] starts = taps.starts();
        long[] w = taps.weights();
        for (int x = 0; x < starts.length; x++) {
            int at = 3 * (starts[x] + tap);
            int t = x * taps.count() + tap;
            long w0 = w[t];
            long w1 = w[t + 1];
            long w2 = w[t + 2];
            long w3 = w[t + 3];
            int to = 3 * x;
            sums[to] += in[at] * w0 + in[at + 3] * w1 + in[at + 6] * w2 + in[at + 9] * w3;
            sums[to + 1] += in[at + 1] * w0 + in[at + 4] * w1 + in[at + 7] * w2 + in[at + 10] * w3;
            sums[to + 2] += in[at + 2] * w0 + in[at + 5] * w1 + in[at + 8] * w2 + in[at + 11] * w3;
        }
    }

    private static void addOneOfColour(long[] in, Taps taps, int tap, long[] sums) {
        int[] starts = taps.starts();
        long[] weights = taps.weights();
        for (int x = 0; x < starts.length; x++) {
            int at = 3 * (starts[x] + tap);
            long w = weights[x * taps.count() + tap];
            int to = 3 * x;
            sums[to] += in[at] * w;
            sums[to + 1] += in[at + 1] * w;
            sums[to + 2] += in[at + 2] * w;
        }
    }

    private static void addFour(long[] in, Taps taps, int tap, long[] sums) {
        int[] starts = taps.starts();
        long[] w = taps.weights();
        for (int x = 0; x < starts.length; x++) {
            int at = starts[x] + tap;
            int t = x * taps.count() + tap;
            sums[x] += in[at] * w[t] + in[at + 1] * w[t + 1] + in[at + 2] * w[t + 2] + in[at + 3] * w[t + 3];
        }
    }

    private static void addOne(long[] in, Taps taps, int tap, long[] sums) {
        int[] starts = taps.starts();
        long[] weights = taps.weights();
        for (int x = 0; x < starts.length; x++) {
            sums[x] += in[starts[x] + tap] * weights[x * taps.count() + tap];
        }
    }

    private static void split(long[] sums, int[] upper, int[] lower) {
        for (int i = 0; i < sums.length; i++) {
            upper[i] = (int) sums[i] >>> Taps.BITS;
            lower[i] = (int) (sums[i] >>> (32 + Taps.BITS));
        }
    }

    /** For {@link Taps#exceedOne}. */
    static void clip(int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.min(values[i], 255);
        }
    }
}
