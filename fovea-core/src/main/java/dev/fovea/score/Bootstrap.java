package dev.fovea.score;

import dev.fovea.base.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Percentile bootstrap (Efron and Tibshirani 1993, chapter 13): samples, or whole groups where there are groups, are drawn
 * with replacement, as many as there are, and every metric is computed on the same draw. The 95 % interval runs from the
 * 2.5th to the 97.5th percentile of the resamples in which the metric is defined. Draws are not stratified: that the mix
 * of classes could have been another is part of the uncertainty.
 *
 * <p>Cost: resamples x samples x classes additions, on all cores; the same seed gives the same intervals.
 */
final class Bootstrap {
    /** Enough for an interval's ends to be steady to about a tenth of its width. */
    static final int RESAMPLES = 1000;

    private final Sheet value;
    private final List<Sheet> resamples;
    private final IntervalMethod method;

    Bootstrap(Judged judged, Seed seed) {
        int[] once = new int[judged.size()];
        Arrays.fill(once, 1);
        value = Metrics.of(judged, once);
        boolean several = judged.units >= 2;
        method = !several
                ? IntervalMethod.NONE
                : judged.grouped() ? IntervalMethod.GROUP_BOOTSTRAP : IntervalMethod.BOOTSTRAP;
        resamples = IntStream.range(0, several ? RESAMPLES : 0)
                .parallel()
                .mapToObj(r -> Metrics.of(judged, weights(judged, seed.child(r).random())))
                .toList();
    }

    /** Whether an estimate of this metric exists on the samples themselves. */
    boolean defines(int place) {
        return !Double.isNaN(value.get(place));
    }

    /** A metric that is defined, with its interval. */
    Estimate estimate(int place) {
        double[] drawn = resamples.stream()
                .mapToDouble(sheet -> sheet.get(place))
                .filter(v -> !Double.isNaN(v))
                .sorted()
                .toArray();
        double own = value.get(place);
        return drawn.length == 0
                ? new Estimate(own, own, own, IntervalMethod.NONE)
                : new Estimate(own, percentile(drawn, 0.025), percentile(drawn, 0.975), method);
    }

    /** How often each sample is drawn. */
    private static int[] weights(Judged judged, SplittableRandom random) {
        int[] drawn = new int[judged.units];
        for (int i = 0; i < drawn.length; i++) {
            drawn[(int) (((random.nextLong() >>> 32) * drawn.length) >>> 32)]++; // uneven by less than units / 2^32
        }
        if (!judged.grouped()) {
            return drawn;
        }
        int[] weights = new int[judged.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = drawn[judged.unit[i]];
        }
        return weights;
    }

    /** Linear between the two nearest values (method 7 of Hyndman and Fan 1996). */
    static double percentile(double[] sorted, double share) {
        double at = share * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
