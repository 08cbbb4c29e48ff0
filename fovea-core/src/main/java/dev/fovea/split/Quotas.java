package dev.fovea.split;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Shares out whole samples class by class, rounded by largest remainder (Hamilton's method). Ties go to the bin that
 * earlier classes' rounding left shortest, so that the totals come out right as well.
 */
final class Quotas {
    private final double[] shares;
    private final double[] owed;

    /** @param shares each above 0, sum 1 */
    Quotas(double[] shares) {
        this.shares = shares;
        this.owed = new double[shares.length];
    }

    /** How many of the next class's {@code n} samples each bin gets; they sum to {@code n}. */
    int[] next(int n) {
        int[] counts = new int[shares.length];
        int left = n;
        for (int b = 0; b < shares.length; b++) {
            counts[b] = (int) (n * shares[b]);
            left -= counts[b];
        }
        for (int b : byRemainder(n).limit(left).toArray()) {
            counts[b]++;
        }
        leaveNoneEmpty(counts, n);
        for (int b = 0; b < shares.length; b++) {
            owed[b] += n * shares[b] - counts[b];
        }
        return counts;
    }

    private IntStream byRemainder(int n) {
        return IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer b) -> -millionths(n * shares[b] - Math.floor(n * shares[b])))
                        .thenComparingLong(b -> -millionths(owed[b])))
                .mapToInt(b -> b);
    }

    /** Rounded, so that remainders that should tie do tie, and 28.999999999999996 leaves as much as a whole sample. */
    private static long millionths(double value) {
        return Math.round(value * 1e6);
    }

    /** A bin of every kind has one sample if there are enough; if not, the first bin (train) has. */
    private void leaveNoneEmpty(int[] counts, int n) {
        int needed = n >= shares.length ? shares.length : Math.min(n, 1);
        for (int b = 0; b < needed; b++) {
            if (counts[b] == 0) {
                counts[fullest(counts)]--;
                counts[b]++;
            }
        }
    }

    private static int fullest(int[] counts) {
        return IntStream.range(0, counts.length)
                .boxed()
                .max(Comparator.comparingInt(b -> counts[b]))
                .orElseThrow();
    }
}
