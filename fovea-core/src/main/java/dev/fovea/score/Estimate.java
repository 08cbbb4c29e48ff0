package dev.fovea.score;

import dev.fovea.base.Check;

/**
 * A metric with its 95 % interval.
 *
 * @param value the metric on the samples themselves, finite
 * @param low lower end of the interval; of a bootstrap it may lie above the value where the metric is biased in small
 *     samples
 * @param high upper end of the interval, at least {@code low}
 * @param method how the interval was found
 */
public record Estimate(double value, double low, double high, IntervalMethod method) {
    /** Checks that the numbers are finite and in order. */
    public Estimate {
        Check.that(
                Double.isFinite(value) && Double.isFinite(low) && Double.isFinite(high) && low <= high,
                "an estimate must be finite with low <= high, but was %s (%s, %s)",
                value,
                low,
                high);
    }
}
