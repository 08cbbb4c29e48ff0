package dev.fovea.score;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A metric over folds.
 *
 * @param mean over the folds in which it is defined
 * @param low lower end of the 95 % interval, kept within what the metric can be; null where it is defined in one fold alone,
 *     and where it is the same in all, which says nothing of how it varies
 * @param high upper end, likewise
 * @param spread sample standard deviation over these folds (n - 1 below the line); null where it is defined in one alone
 * @param folds in how many it is defined, at least 1
 */
public record MeanSpread(
        double mean,
        @Nullable Double low,
        @Nullable Double high,
        @Nullable Double spread,
        int folds) {
    /**
     * @param name of the metric, which says what it can be
     * @param values one for each fold in which it is defined, at least one
     * @param testToTrain held-out samples of a fold by those it is trained on
     */
    static MeanSpread of(String name, List<Double> values, double testToTrain) {
        CorrectedT t = new CorrectedT(values, testToTrain);
        boolean signed = name.matches(".*(matthews|[kK]appa)");
        boolean share = !name.matches(".*(logLoss|distance|brier)");
        return new MeanSpread(
                t.mean,
                t.varies() ? Math.max(signed ? -1 : 0, t.mean - t.half()) : null,
                t.varies() ? Math.min(share ? 1 : Double.MAX_VALUE, t.mean + t.half()) : null,
                Double.isNaN(t.spread) ? null : t.spread,
                values.size());
    }
}
