package dev.fovea.picture;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The first pass of {@link Resize}: two rows at a time. A value of the upper row in the low half of a {@code long} and one
 * of the lower row in its high half are weighted by a single multiplication; neither sum reaches the other half. A line is
 * gone through for each four taps (then two), so that no loop is shorter than a line: this was measured to be
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
    private final int[] starts;
    private final long[] pairs;
    private final long[] sums;

    RowPass(Picture picture, Taps taps) {
        this.pixels = picture.pixels();
        this.channels = picture.channels();
        this.line = picture.width() * channels;
        this.taps = taps;
        this.starts =
                Arrays.stream(taps.starts()).map(start -> start * channels).toArray();
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
        int tap = 0;
        if (channels == 3 && taps.count() >= 4) {
            setFourOfColour();
            tap = 4;
        } else {
            Arrays.fill(sums, HALVES);
        }
        for (; tap + 4 <= taps.count(); tap += 4) {
            if (channels == 3) {
                addFourOfColour(tap);
            } else {
                addFour(tap);
            }
        }
        for (; tap + 2 <= taps.count(); tap += 2) {
            if (channels == 3) {
                addTwoOfColour(tap);
            } else {
                addTwo(tap);
            }
        }
        if (tap < taps.count()) { // a line of an odd number of pixels, all of which are read
            addLast();
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

    /** The first four taps, which is nearly always all that is to be done. */
    private void setFourOfColour() {
        long[] in = pairs;
        long[] to = sums;
        int[] from = starts;
        long[] w0 = taps.weights(0);
        long[] w1 = taps.weights(1);
        long[] w2 = taps.weights(2);
        long[] w3 = taps.weights(3);
        for (int x = 0; x < from.length; x++) {
            int at = from[x];
            long a = w0[x];
            long b = w1[x];
            long c = w2[x];
            long d = w3[x];
            to[3 * x] = HALVES + in[at] * a + in[at + 3] * b + in[at + 6] * c + in[at + 9] * d;
            to[3 * x + 1] = HALVES + in[at + 1] * a + in[at + 4] * b + in[at + 7] * c + in[at + 10] * d;
            to[3 * x + 2] = HALVES + in[at + 2] * a + in[at + 5] * b + in[at + 8] * c + in[at + 11] * d;
        }
    }

    private void addFourOfColour(int tap) {
        long[] in = pairs;
        long[] to = sums;
        int[] from = starts;
        long[] w0 = taps.weights(tap + 0);
        long[] w1 = taps.weights(tap + 1);
        long[] w2 = taps.weights(tap + 2);
        long[] w3 = taps.weights(tap + 3);
        for (int x = 0; x < from.length; x++) {
            int at = from[x] + 3 * tap;
            long a = w0[x];
            long b = w1[x];
            long c = w2[x];
            long d = w3[x];
            to[3 * x] += in[at] * a + in[at + 3] * b + in[at + 6] * c + in[at + 9] * d;
            to[3 * x + 1] += in[at + 1] * a + in[at + 4] * b + in[at + 7] * c + in[at + 10] * d;
            to[3 * x + 2] += in[at + 2] * a + in[at + 5] * b + in[at + 8] * c + in[at + 11] * d;
        }
    }

    private void addTwoOfColour(int tap) {
        long[] in = pairs;
        long[] to = sums;
        int[] from = starts;
        long[] w0 = taps.weights(tap + 0);
        long[] w1 = taps.weights(tap + 1);
        for (int x = 0; x < from.length; x++) {
            int at = from[x] + 3 * tap;
            long a = w0[x];
            long b = w1[x];
            to[3 * x] += in[at] * a + in[at + 3] * b;
            to[3 * x + 1] += in[at + 1] * a + in[at + 4] * b;
            to[3 * x + 2] += in[at + 2] * a + in[at + 5] * b;
        }
    }

    private void addFour(int tap) {
        long[] in = pairs;
        long[] to = sums;
        int[] from = starts;
        long[] w0 = taps.weights(tap + 0);
        long[] w1 = taps.weights(tap + 1);
        long[] w2 = taps.weights(tap + 2);
        long[] w3 = taps.weights(tap + 3);
        for (int x = 0; x < from.length; x++) {
            int at = from[x] + tap;
            to[x] += in[at] * w0[x] + in[at + 1] * w1[x] + in[at + 2] * w2[x] + in[at + 3] * w3[x];
        }
    }

    private void addTwo(int tap) {
        long[] in = pairs;
        long[] to = sums;
        int[] from = starts;
        long[] w0 = taps.weights(tap + 0);
        long[] w1 = taps.weights(tap + 1);
        for (int x = 0; x < from.length; x++) {
            int at = from[x] + tap;
            to[x] += in[at] * w0[x] + in[at + 1] * w1[x];
        }
    }

    private void addLast() {
        int tap = taps.count() - 1;
        long[] weights = taps.weights(tap);
        for (int x = 0; x < starts.length; x++) {
            for (int c = 0; c < channels; c++) {
                sums[x * channels + c] += pairs[starts[x] + tap * channels + c] * weights[x];
            }
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
