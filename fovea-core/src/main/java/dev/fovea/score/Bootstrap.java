package dev.fovea.score;

import dev.fovea.base.Seed;
import dev.fovea.score.Sheet.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    private final Units units;

    /** @param metrics every metric when each sample counts as often as its weight says */
    Bootstrap(Units units, Seed seed, Function<int[], Sheet> metrics) {
        this.units = units;
        int[] once = new int[units.size()];
        Arrays.fill(once, 1);
        value = metrics.apply(once);
        boolean several = units.count >= 2;
        method = !several
                ? IntervalMethod.NONE
                : units.grouped() ? IntervalMethod.GROUP_BOOTSTRAP : IntervalMethod.BOOTSTRAP;
        resamples = IntStream.range(0, several ? RESAMPLES : 0)
                .parallel()
                .mapToObj(r -> metrics.apply(weights(units, seed.child(r).random())))
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

    /**
     * A metric of 0 or above that every resample makes larger, as an error of calibration, with its interval shifted down by as
     * much as the mean of the resamples lies above the value: else it would lie beside the value (Efron and Tibshirani 1993,
     * section 10.3).
     */
    Estimate centred(int place) {
        Estimate plain = estimate(place);
        double shift = resamples.stream()
                        .mapToDouble(sheet -> sheet.get(place))
                        .average()
                        .orElse(plain.value())
                - plain.value();
        double low = Math.max(0, Math.min(plain.value(), plain.low() - shift));
        return new Estimate(plain.value(), low, Math.max(plain.value(), plain.high() - shift), plain.method());
    }

    /** The same where it is defined. */
    @Nullable Estimate estimateIfAny(int place) {
        return defines(place) ? estimate(place) : null;
    }

    /** The share of hits among the samples that are counted; null where there are none of these. */
    @Nullable Estimate share(int place, IntPredicate hit, IntPredicate counted) {
        return defines(place) ? proportion(place, hit, counted) : null;
    }

    /** The share of hits among the samples that are counted, of which there is at least one. */
    Estimate proportion(int place, IntPredicate hit, IntPredicate counted) {
        int n = count(counted);
        int hits = count(counted.and(hit));
        if (!units.grouped()) {
            return Wilson.of(hits, n, IntervalMethod.WILSON);
        }
        if (hits > 0 && hits < n) {
            return estimate(place);
        }
        // every resample would be all right or all wrong and give an interval without width
        double groups = (double) units.among(samples(counted));
        return Wilson.of(hits == 0 ? 0 : groups, groups, IntervalMethod.WILSON_OF_GROUPS);
    }

    /** Samples that are counted. */
    int count(IntPredicate counted) {
        return (int) samples(counted).count();
    }

    private IntStream samples(IntPredicate counted) {
        return IntStream.range(0, units.size()).filter(counted);
    }

    /** The averages of one kind; what is not defined is absent. */
    Scores average(Sheet.Average average) {
        return new Scores(
                estimateIfAny(Sheet.place(average, Metric.PRECISION)),
                estimateIfAny(Sheet.place(average, Metric.RECALL)),
                estimateIfAny(Sheet.place(average, Metric.F1)),
                estimateIfAny(Sheet.place(average, Metric.SPECIFICITY)),
                estimateIfAny(Sheet.place(average, Metric.ROC_AUC)),
                estimateIfAny(Sheet.place(average, Metric.PR_AUC)));
    }

    /**
     * One class.
     *
     * @param own whether a sample is of it
     * @param called whether it was said of a sample
     */
    ClassScores ofClass(String label, int c, IntPredicate own, IntPredicate called) {
        Scores scores = new Scores(
                share(Sheet.place(c, Metric.PRECISION), own, called),
                share(Sheet.place(c, Metric.RECALL), called, own),
                estimateIfAny(Sheet.place(c, Metric.F1)),
                share(Sheet.place(c, Metric.SPECIFICITY), called.negate(), own.negate()),
                estimateIfAny(Sheet.place(c, Metric.ROC_AUC)),
                estimateIfAny(Sheet.place(c, Metric.PR_AUC)));
        return new ClassScores(label, count(own), count(called), scores);
    }

    /** How often each sample is drawn. */
    private static int[] weights(Units units, SplittableRandom random) {
        int[] drawn = new int[units.count];
        for (int i = 0; i < drawn.length; i++) {
            drawn[(int) (((random.nextLong() >>> 32) * drawn.length) >>> 32)]++; // uneven by less than units / 2^32
        }
        if (!units.grouped()) {
            return drawn;
        }
        int[] weights = new int[units.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = drawn[units.of[i]];
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
