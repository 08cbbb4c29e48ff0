package dev.fovea.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.score.Sheet.Whole;
import org.jspecify.annotations.Nullable;

/**
 * Two classifiers on the same samples: whether the difference between them is real, and how big it can be. Immutable; safe
 * from any thread.
 *
 * <p>The rule: a difference in accuracy is called real where everything that can be asked agrees: the paired test has p below
 * 0.05, the bootstrap's 95 % interval of the difference does not hold 0, and, for two cross-validations on the same folds, the
 * corrected t has p below 0.05 too. Of equally good classifiers at most 5 in 100 pairs are then called different.
 *
 * @param n samples
 * @param groups how many independent groups these are; null where each sample is on its own
 * @param verdict by the rule
 * @param accuracy share right; of several labels a sample, of which all labels were said rightly
 * @param logLoss as in {@link Overall#logLoss}
 * @param paired the test on the samples where one alone is right
 * @param folds fold by fold; null but for two cross-validations on the same folds
 * @param needed samples of the kind in which a difference as large as the one seen would be shown in four of five trials;
 *     null where none is seen, or where the samples do show it
 */
public record Comparison(
        int n,
        @Nullable Integer groups,
        Verdict verdict,
        Difference accuracy,
        Difference logLoss,
        PairedTest paired,
        @Nullable FoldsDifference folds,
        @Nullable Long needed) {
    static final double CERTAIN = 0.05;

    /** Whether the two differ in accuracy. */
    public enum Verdict {
        /** They do. */
        @JsonProperty("real")
        REAL,
        /** These samples do not tell. */
        @JsonProperty("not shown")
        NOT_SHOWN
    }

    /**
     * Compares what two classifiers said of the same samples, in any order. Samples that were held out in several repeats
     * count once, with their mean probabilities.
     *
     * @param first such as the older one
     * @param second what is better or worse than it
     * @param seed of the resamples
     * @throws IllegalArgumentException if the samples, their labels or their groups are not the same, with how many are
     */
    public static Comparison of(Predictions first, Predictions second, Seed seed) {
        Pairs pairs = new Pairs(Repeats.averaged(first), Repeats.averaged(second));
        Bootstrap bootstrap =
                new Bootstrap(pairs.units, seed.child("comparison"), weights -> differences(pairs, weights));
        Difference accuracy = new Difference(
                Pairs.share(pairs.firstRight),
                Pairs.share(pairs.secondRight),
                withWidth(bootstrap, Sheet.place(Whole.TOP_1), pairs.units));
        Difference logLoss =
                new Difference(pairs.firstLoss, pairs.secondLoss, bootstrap.estimate(Sheet.place(Whole.LOG_LOSS)));
        PairedTest paired = PairedTest.of(pairs);
        FoldsDifference folds = FoldsDifference.of(first, second);
        Verdict verdict = verdict(accuracy.difference(), paired, folds);
        return new Comparison(
                pairs.size(),
                pairs.units.grouped() ? pairs.units.count : null,
                verdict,
                accuracy,
                logLoss,
                paired,
                folds,
                shown(accuracy.difference(), paired) ? null : Needed.samples(pairs));
    }

    private static Verdict verdict(Estimate difference, PairedTest paired, @Nullable FoldsDifference folds) {
        boolean everyFold = folds == null || folds.p() < CERTAIN;
        return everyFold && shown(difference, paired) ? Verdict.REAL : Verdict.NOT_SHOWN;
    }

    /** Of these two networks, whatever the folds say of others that are trained the same way. */
    private static boolean shown(Estimate difference, PairedTest paired) {
        boolean away = difference.low() > 0 || difference.high() < 0;
        return away && paired.p() < CERTAIN;
    }

    /** Whether the networks differ on these samples, but too unevenly from fold to fold to call it real. */
    boolean isOfTheseNetworksAlone() {
        return verdict == Verdict.NOT_SHOWN && shown(accuracy.difference(), paired);
    }

    /** What the difference in accuracy may be in truth, at least: the lower of the intervals' low ends, -1..1. */
    public double low() {
        double low = accuracy.difference().low();
        return folds == null ? low : Math.max(-1, Math.min(low, folds.low()));
    }

    /** And at most: the higher of their high ends. */
    public double high() {
        double high = accuracy.difference().high();
        return folds == null ? high : Math.min(1, Math.max(high, folds.high()));
    }

    private static Sheet differences(Pairs pairs, int[] weights) {
        double total = 0;
        double right = 0;
        double loss = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            right += weights[i] * pairs.difference(i);
            loss += weights[i] * pairs.loss[i];
        }
        Sheet sheet = new Sheet(0);
        sheet.set(Sheet.place(Whole.TOP_1), right / total);
        sheet.set(Sheet.place(Whole.LOG_LOSS), loss / total);
        return sheet;
    }

    /** Where all pairs are alike no resample differs; the interval is then that of a share of 0 % or 100 %. */
    static Estimate withWidth(Bootstrap bootstrap, int place, Units units) {
        Estimate drawn = bootstrap.estimate(place);
        if (drawn.method() == IntervalMethod.NONE || (drawn.value() != 0 && Math.abs(drawn.value()) != 1)) {
            return drawn;
        }
        IntervalMethod method = units.grouped() ? IntervalMethod.WILSON_OF_GROUPS : IntervalMethod.WILSON;
        double beyond = Wilson.of(0, units.count, method).high();
        if (drawn.value() == 0) {
            return drawn.low() < drawn.high() ? drawn : new Estimate(0, -beyond, beyond, method);
        }
        return drawn.value() == 1
                ? new Estimate(1, 1 - 2 * beyond, 1, method)
                : new Estimate(-1, -1, 2 * beyond - 1, method);
    }

    /** As JSON. */
    public String toJson() {
        return Json.JSON.write(this);
    }
}
