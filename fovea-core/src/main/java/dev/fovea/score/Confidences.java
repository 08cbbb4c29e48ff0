package dev.fovea.score;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How sure a classifier was of what it said of each sample, sorted, and whether it was right: what reliability and
 * risk-coverage are computed from, for any weights of the samples.
 */
final class Confidences {
    /** What sums cost, and the literature's usual number. */
    static final int BINS = 15;

    /** Samples, least sure first; equals in the order of the samples. */
    final int[] order;
    /** In that order. */
    final double[] confidence;
    /** In that order. */
    final boolean[] right;

    /** @param predictions of one class a sample: the confidence is the highest probability */
    Confidences(Predictions predictions) {
        int n = predictions.size();
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            float highest = predictions.probability(i, predictions.predicted(i));
            keys[i] = ((long) Float.floatToIntBits(highest) << 32) | i; // floats above 0 sort like their bits
        }
        Arrays.sort(keys);
        order = new int[n];
        confidence = new double[n];
        right = new boolean[n];
        for (int at = 0; at < n; at++) {
            order[at] = (int) keys[at];
            confidence[at] = Float.intBitsToFloat((int) (keys[at] >>> 32));
            right[at] = predictions.isRight(order[at]);
        }
    }

    int size() {
        return order.length;
    }

    /** Whether a place is the last of those with its confidence. */
    boolean isEnd(int at) {
        return at == order.length - 1 || confidence[at + 1] > confidence[at];
    }

    /** Given each bin as it is full. */
    interface Bin {
        /**
         * @param from its first place
         * @param to behind its last place
         */
        void take(int from, int to);
    }

    /**
     * Cuts into bins of equal mass: bin j of b ends with the first sample at which j/b of the weight is reached, and with
     * those that are as sure as that one, so that samples that nothing tells apart are never in two bins.
     *
     * @param weights of each sample, in the samples' own order; not all 0
     */
    void bins(int[] weights, Bin bin) {
        long total = IntStream.of(weights).asLongStream().sum();
        long reached = 0;
        long wanted = 1;
        int from = 0;
        for (int at = 0; at < order.length; at++) {
            reached += weights[order[at]];
            if (isEnd(at) && reached * BINS >= wanted * total) {
                bin.take(from, at + 1);
                from = at + 1;
                wanted = reached * BINS / total + 1;
            }
        }
    }

    /** The expected calibration error when each sample counts as often as its weight says. */
    double error(int[] weights) {
        double[] sum = {0};
        bins(weights, (from, to) -> {
            double gap = 0;
            for (int at = from; at < to; at++) {
                gap += weights[order[at]] * (confidence[at] - (right[at] ? 1.0 : 0.0));
            }
            sum[0] += Math.abs(gap);
        });
        return sum[0] / IntStream.of(weights).asLongStream().sum();
    }

    /**
     * The same where every sample counts once and is right by chance, as often as its confidence says.
     *
     * @param ends behind the last place of each bin
     */
    double errorByChance(int[] ends, SplittableRandom random) {
        double sum = 0;
        int at = 0;
        for (int end : ends) {
            double gap = 0;
            for (; at < end; at++) {
                gap += confidence[at] - (random.nextDouble() < confidence[at] ? 1.0 : 0.0);
            }
            sum += Math.abs(gap);
        }
        return sum / order.length;
    }
}
