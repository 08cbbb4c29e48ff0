package dev.fovea.score;

import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A metric over folds.
 *
 * @param mean over the folds in which it is defined
 * @param spread sample standard deviation over these folds (n - 1 below the line); null where it is defined in one alone
 * @param folds in how many it is defined, at least 1
 */
public record MeanSpread(double mean, @Nullable Double spread, int folds) {
    /** @param values one for each fold in which the metric is defined, at least one */
    static MeanSpread of(Collection<Double> values) {
        double[] all = values.stream().mapToDouble(v -> v).toArray();
        double mean = Arrays.stream(all).sum() / all.length;
        double squares = Arrays.stream(all).map(v -> (v - mean) * (v - mean)).sum();
        return new MeanSpread(mean, all.length < 2 ? null : Math.sqrt(squares / (all.length - 1)), all.length);
    }
}
