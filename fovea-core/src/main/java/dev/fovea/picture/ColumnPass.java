package dev.fovea.picture;

import java.util.Arrays;

/**
 * The second pass of {@link Resize}: whole rows are weighted and added, in loops that the just-in-time compiler turns into
 * vector instructions. It asks the first pass for rows as it goes and keeps only those that it still reads.
 */
final class ColumnPass {
    private static final int HALF = 1 << (Taps.BITS - 1);

    private final RowPass rows;
    private final Taps taps;
    private final int[][] kept;
    private final int[] sums;
    private int next;

    ColumnPass(RowPass rows, Taps taps) {
        this.rows = rows;
        this.taps = taps;
        this.kept = new int[taps.count() + 1][rows.stride()]; // rows come in pairs: one may be early
        this.sums = new int[rows.stride()];
        this.next = taps.first();
    }

    /** All resized rows, one after another. */
    byte[] resize() {
        int stride = rows.stride();
        byte[] out = new byte[taps.size() * stride];
        for (int y = 0; y < taps.size(); y++) {
            read(taps.starts()[y] + taps.count());
            add(taps.starts()[y], y);
            shift(sums);
            if (taps.exceedOne()) {
                RowPass.clip(sums);
            }
            narrow(sums, out, y * stride);
        }
        return out;
    }

    /** Has the first pass make all rows before {@code end}. */
    private void read(int end) {
        for (; next < end; next += 2) {
            int partner = Math.min(next + 1, taps.end() - 1);
            rows.resize(next, partner, kept(next), kept(partner));
        }
    }

    private int[] kept(int row) {
        return kept[row % kept.length];
    }

    private void add(int first, int place) {
        int t = 0;
        if (taps.count() >= 4) {
            setFour(first, place);
            t = 4;
        } else {
            Arrays.fill(sums, HALF);
        }
        for (; t + 4 <= taps.count(); t += 4) {
            addFour(first + t, t, place);
        }
        for (; t + 2 <= taps.count(); t += 2) {
            addTwo(first + t, t, place);
        }
        if (t < taps.count()) {
            addOne(kept(first + t), weight(t, place));
        }
    }

    private int weight(int tap, int place) {
        return (int) taps.weights(tap)[place];
    }

    /** The first four taps, which is nearly always all that is to be done. */
    private void setFour(int row, int place) {
        int[] a = kept(row);
        int[] b = kept(row + 1);
        int[] c = kept(row + 2);
        int[] d = kept(row + 3);
        int[] to = sums;
        int w0 = weight(0, place);
        int w1 = weight(1, place);
        int w2 = weight(2, place);
        int w3 = weight(3, place);
        for (int i = 0; i < to.length; i++) {
            to[i] = HALF + a[i] * w0 + b[i] * w1 + c[i] * w2 + d[i] * w3;
        }
    }

    private void addFour(int row, int tap, int place) {
        int[] a = kept(row);
        int[] b = kept(row + 1);
        int[] c = kept(row + 2);
        int[] d = kept(row + 3);
        int[] to = sums;
        int w0 = weight(tap, place);
        int w1 = weight(tap + 1, place);
        int w2 = weight(tap + 2, place);
        int w3 = weight(tap + 3, place);
        for (int i = 0; i < to.length; i++) {
            to[i] += a[i] * w0 + b[i] * w1 + c[i] * w2 + d[i] * w3;
        }
    }

    private void addTwo(int row, int tap, int place) {
        int[] a = kept(row);
        int[] b = kept(row + 1);
        int[] to = sums;
        int w0 = weight(tap, place);
        int w1 = weight(tap + 1, place);
        for (int i = 0; i < to.length; i++) {
            to[i] += a[i] * w0 + b[i] * w1;
        }
    }

    private void addOne(int[] row, int weight) {
        int[] to = sums;
        for (int i = 0; i < to.length; i++) {
            to[i] += row[i] * weight;
        }
    }

    private static void shift(int[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] >>= Taps.BITS;
        }
    }

    private static void narrow(int[] values, byte[] out, int at) {
        int n = Math.min(values.length, out.length - at); // said so that no index needs a check
        for (int i = 0; i < n; i++) {
            out[at + i] = (byte) values[i];
        }
    }
}
