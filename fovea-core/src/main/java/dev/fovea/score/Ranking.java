package dev.fovea.score;

import java.util.Arrays;

/**
 * One class against the rest: its samples sorted by falling probability once, so that the areas under both curves for any
 * weights of the samples cost one pass.
 */
final class Ranking {
    /** Samples, highest probability first; of equal ones those of the class first. */
    private final int[] order;
    /** Where each block of equal probabilities that holds samples of the class starts. */
    private int[] first = new int[16];
    /** Where its samples of other classes start. */
    private int[] others = new int[16];
    /** Where it ends. */
    private int[] end = new int[16];

    private int blocks;

    /** Both areas; NaN where not defined. */
    record Areas(double roc, double pr) {}

    Ranking(Predictions predictions, int label) {
        int n = predictions.size();
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            // floats of 0 and above sort like their bits; + 0f makes -0 into 0
            int falling = Integer.MAX_VALUE - Float.floatToIntBits(predictions.probability(i, label) + 0f);
            long other = predictions.rows().get(i).labels().has(label) ? 0 : 1;
            keys[i] = ((long) falling << 32) | (other << 31) | i;
        }
        Arrays.sort(keys);
        order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = (int) keys[i] & Integer.MAX_VALUE;
        }
        findBlocks(keys);
    }

    private void findBlocks(long[] keys) {
        int at = 0;
        while (at < keys.length) {
            int start = at;
            int falling = (int) (keys[at] >>> 32);
            while (at < keys.length && (int) (keys[at] >>> 31) == falling << 1) {
                at++;
            }
            int middle = at;
            while (at < keys.length && (int) (keys[at] >>> 32) == falling) {
                at++;
            }
            if (middle > start) {
                addBlock(start, middle, at);
            }
        }
    }

    private void addBlock(int start, int middle, int stop) {
        if (blocks == first.length) {
            first = Arrays.copyOf(first, 2 * blocks);
            others = Arrays.copyOf(others, 2 * blocks);
            end = Arrays.copyOf(end, 2 * blocks);
        }
        first[blocks] = start;
        others[blocks] = middle;
        end[blocks++] = stop;
    }

    /**
     * The areas when each sample counts as often as its weight says.
     *
     * @param weights 0 or above, one for each sample
     * @param positives sum of the weights of the class's samples
     * @param negatives sum of the weights of the others
     */
    Areas areas(int[] weights, double positives, double negatives) {
        double wins = 0;
        double precisions = 0;
        long found = 0;
        long passed = 0;
        int at = 0;
        for (int b = 0; b < blocks; b++) {
            passed += sum(weights, at, first[b]);
            long own = sum(weights, first[b], others[b]);
            long tied = sum(weights, others[b], end[b]);
            at = end[b];
            if (own > 0) {
                wins += own * (negatives - passed - tied / 2.0);
                precisions += (double) own * (found + own) / (found + own + passed + tied);
            }
            found += own;
            passed += tied;
        }
        boolean both = positives > 0 && negatives > 0;
        return new Areas(
                both ? wins / (positives * negatives) : Double.NaN,
                positives > 0 ? precisions / positives : Double.NaN);
    }

    private long sum(int[] weights, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += weights[order[i]];
        }
        return sum;
    }
}
