package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The one number that logits are divided by, so that probabilities are as true as one number can make them: the temperature
 * with the least log-loss. It never changes which class is first. More than 1 makes a classifier less sure, less than 1 surer
 * (label smoothing and mixing make networks that are not sure enough).
 *
 * <p>The log-loss is convex in 1/temperature, so there is one best, found by Newton's steps kept inside a bracket to a
 * relative 1e-10. Where every sample is right the loss falls for ever as the temperature does, and where chance does better
 * than the classifier it falls as the temperature rises: then the bound of the range comes out, see {@link #isAtBound}.
 *
 * <p>Source: Guo et al. (2017), On Calibration of Modern Neural Networks, section 4.2.
 *
 * @param value {@link #LOWEST}..{@link #HIGHEST}
 * @param before log-loss at temperature 1
 * @param after log-loss at {@code value}, at most {@code before}
 * @param n samples that it was fitted on
 */
public record Temperature(double value, double before, double after, int n) {
    /** The range. */
    public static final double LOWEST = 0.02;

    /** The range. */
    public static final double HIGHEST = 50;

    /** Fewer samples say too little about how sure to be. */
    public static final int FEWEST = 50;

    private static final double CLOSE = 1e-10;
    private static final int MOST_STEPS = 200;

    /**
     * Fits it. Cost: about five passes over the logits, on all cores.
     *
     * @param logits shape [n, k], row by row, finite: of a validation part, never of a test part
     * @param truth class index of each sample, at least one sample
     * @throws IllegalArgumentException if a logit is not finite, or lengths or class indices are out of range
     */
    public static Temperature fit(float[] logits, int[] truth) {
        Curve curve = new Curve(logits, truth);
        double before = curve.loss(1);
        double value = 1 / curve.lowest(1 / HIGHEST, 1 / LOWEST);
        double after = curve.loss(1 / value);
        return after < before
                ? new Temperature(value, before, after, truth.length)
                : new Temperature(1, before, before, truth.length);
    }

    /** Whether the least log-loss lies outside of the range, because all samples are right, or chance does better. */
    public boolean isAtBound() {
        return value <= LOWEST * (1 + 1e-6) || value >= HIGHEST * (1 - 1e-6);
    }

    /**
     * Whether it is worth using: there are enough samples, and their likelihood gains more than one number gains by chance
     * (Akaike's criterion).
     */
    public boolean isWorthwhile() {
        return n >= FEWEST && !isAtBound() && n * (before - after) > 1;
    }

    /**
     * Probabilities at a temperature.
     *
     * @param logits shape [n, k], row by row
     * @param classes k
     * @return the same shape
     */
    public static float[] probabilities(float[] logits, int classes, double temperature) {
        float[] out = new float[logits.length];
        IntStream.range(0, logits.length / classes).parallel().forEach(i -> {
            double[] p = new double[classes];
            double sum = 0;
            double highest = highest(logits, i, classes);
            for (int c = 0; c < classes; c++) {
                p[c] = Math.exp((logits[i * classes + c] - highest) / temperature);
                sum += p[c];
            }
            for (int c = 0; c < classes; c++) {
                out[i * classes + c] = (float) (p[c] / sum);
            }
        });
        return out;
    }

    private static double highest(float[] logits, int row, int classes) {
        double highest = logits[row * classes];
        for (int c = 1; c < classes; c++) {
            highest = Math.max(highest, logits[row * classes + c]);
        }
        return highest;
    }

    /** The log-loss as a function of b = 1/temperature. */
    private static final class Curve {
        private final float[] logits;
        private final int[] truth;
        private final int classes;

        Curve(float[] logits, int[] truth) {
            Check.that(truth.length >= 1, "samples must be at least 1, but were 0");
            Check.that(
                    logits.length % truth.length == 0 && logits.length >= truth.length,
                    "logits must be a row for each of %d samples, but were %d",
                    truth.length,
                    logits.length);
            this.logits = logits;
            this.truth = truth;
            this.classes = logits.length / truth.length;
            for (int i = 0; i < logits.length; i++) {
                Check.that(
                        Float.isFinite(logits[i]),
                        "logits must be finite, but one was %s (sample %d)",
                        logits[i],
                        i / classes);
            }
            for (int label : truth) {
                Check.that(label >= 0 && label < classes, "class index must be 0..%d, but was %d", classes - 1, label);
            }
        }

        /** The mean over samples, added up in their order, so that it is the same on every machine. */
        private double mean(double[] each) {
            return Arrays.stream(each).sum() / truth.length;
        }

        double loss(double b) {
            double[] each = new double[truth.length];
            IntStream.range(0, truth.length).parallel().forEach(i -> {
                double highest = highest(logits, i, classes);
                double sum = 0;
                for (int c = 0; c < classes; c++) {
                    sum += Math.exp(b * (logits[i * classes + c] - highest));
                }
                each[i] = Math.log(sum) - b * (logits[i * classes + truth[i]] - highest);
            });
            return mean(each);
        }

        /**
         * Slope and curvature: of each sample's loss the first moment of the logits under the probabilities, less the truth's
         * logit, and their variance.
         */
        private double[] derivatives(double b) {
            double[] slopes = new double[truth.length];
            double[] curvatures = new double[truth.length];
            IntStream.range(0, truth.length).parallel().forEach(i -> {
                double highest = highest(logits, i, classes);
                double sum = 0;
                double first = 0;
                double second = 0;
                for (int c = 0; c < classes; c++) {
                    double z = logits[i * classes + c] - highest;
                    double e = Math.exp(b * z);
                    sum += e;
                    first += e * z;
                    second += e * z * z;
                }
                slopes[i] = first / sum - (logits[i * classes + truth[i]] - highest);
                curvatures[i] = second / sum - (first / sum) * (first / sum);
            });
            return new double[] {mean(slopes), mean(curvatures)};
        }

        /** Where the slope is 0 between the two, or the end that it falls towards; 1 where it is 0 everywhere. */
        double lowest(double from, double to) {
            double low = from;
            double high = to;
            double b = 1;
            for (int step = 0; step < MOST_STEPS && high - low > CLOSE * low; step++) {
                double[] derivatives = derivatives(b);
                double slope = derivatives[0];
                if (slope == 0) {
                    return b;
                }
                low = slope < 0 ? b : low;
                high = slope > 0 ? b : high;
                double next = b - slope / derivatives[1];
                if (Math.abs(next - b) <= CLOSE * b) {
                    return Math.min(to, Math.max(from, next));
                }
                b = next > low && next < high ? next : Math.sqrt(low * high);
            }
            return b;
        }
    }
}
