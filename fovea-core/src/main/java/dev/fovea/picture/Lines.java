package dev.fovea.picture;

import java.util.Arrays;

/**
 * The last so many of a sequence of lines (rows or columns of a picture), and weighted sums of them, which is all that
 * resizing computes.
 */
final class Lines {
    private static final int HALF = 1 << (Taps.BITS - 1);
    /** The largest sum that is still 255. */
    private static final int LARGEST = (256 << Taps.BITS) - 1;

    private final int[][] kept;

    /**
     * Room for lines.
     *
     * @param count how many are kept
     * @param length values in each
     */
    Lines(int count, int length) {
        this.kept = new int[count][length];
    }

    /** One line of the sequence, to be filled or read; it takes the place of the one {@code count} before it. */
    int[] at(int index) {
        return kept[index % kept.length];
    }

    /**
     * The sum of the lines that a place of the resized picture reads, with {@link Taps#BITS} fraction bits and a half
     * added, so that cutting them off rounds.
     *
     * @param first index of the first line that it reads
     * @param step from one line that it reads to the next
     */
    void sum(int first, int step, Taps taps, int place, int[] to) {
        int t = 0;
        if (taps.count() >= 4) {
            setFour(to, first, step, taps, place);
            t = 4;
        } else if (taps.count() >= 2) {
            setTwo(to, first, step, taps, place);
            t = 2;
        } else {
            Arrays.fill(to, HALF);
        }
        for (; t + 2 <= taps.count(); t += 2) {
            int line = first + t * step;
            add(to, at(line), at(line + step), taps.weight(t, place), taps.weight(t + 1, place));
        }
        if (t < taps.count()) {
            add(to, at(first + t * step), taps.weight(t, place));
        }
        if (taps.exceedOne()) {
            clip(to);
        }
    }

    private void setFour(int[] to, int first, int step, Taps taps, int place) {
        int[] a = at(first);
        int[] b = at(first + step);
        int[] c = at(first + 2 * step);
        int[] d = at(first + 3 * step);
        int ofA = taps.weight(0, place);
        int ofB = taps.weight(1, place);
        int ofC = taps.weight(2, place);
        int ofD = taps.weight(3, place);
        for (int i = 0; i < to.length; i++) {
            to[i] = HALF + a[i] * ofA + b[i] * ofB + c[i] * ofC + d[i] * ofD;
        }
    }

    private void setTwo(int[] to, int first, int step, Taps taps, int place) {
        int[] a = at(first);
        int[] b = at(first + step);
        int ofA = taps.weight(0, place);
        int ofB = taps.weight(1, place);
        for (int i = 0; i < to.length; i++) {
            to[i] = HALF + a[i] * ofA + b[i] * ofB;
        }
    }

    private static void add(int[] to, int[] a, int[] b, int ofA, int ofB) {
        for (int i = 0; i < to.length; i++) {
            to[i] += a[i] * ofA + b[i] * ofB;
        }
    }

    private static void add(int[] to, int[] a, int ofA) {
        for (int i = 0; i < to.length; i++) {
            to[i] += a[i] * ofA;
        }
    }

    private static void clip(int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.min(sums[i], LARGEST);
        }
    }
}
