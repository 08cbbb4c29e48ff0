package dev.fovea.score;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many samples would show a difference as large as the one that is seen. Its standard error, from sums over groups where
 * there are groups, shrinks with the root of their number; of samples on their own this is Connor's formula (1987) with the
 * variance that was seen.
 */
final class Needed {
    /** The 97.5 % and the 80 % point of the normal distribution: how many standard errors a difference must be from 0. */
    private static final double REACH = 1.959963984540054 + 0.8416212335729143;
    /** Fewer differences have a p above 0.05 even if all are of one sign. */
    private static final int FEWEST = 6;

    private Needed() {}

    /** Null where no difference is seen, or there are fewer than two units. */
    static @Nullable Long samples(Pairs pairs) {
        double n = pairs.size();
        int units = pairs.units.count;
        double mean = IntStream.range(0, pairs.size()).map(pairs::difference).sum() / n;
        if (units < 2 || mean == 0) {
            return null;
        }
        double least = Math.max(n + 1, FEWEST * n / units / Math.abs(mean));
        return (long) Math.ceil(Math.max(least, n * REACH * REACH * variance(pairs, mean) / (mean * mean)));
    }

    /** Of the mean, by the residuals of the units. */
    private static double variance(Pairs pairs, double mean) {
        int units = pairs.units.count;
        double n = pairs.size();
        double[] rest = new double[units];
        for (int i = 0; i < pairs.size(); i++) {
            rest[pairs.units.of[i]] += pairs.difference(i) - mean;
        }
        double squares = 0;
        for (double one : rest) {
            squares += one * one;
        }
        return squares * units / (units - 1.0) / n / n;
    }
}
