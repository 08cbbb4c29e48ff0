package dev.fovea.audit;

import dev.fovea.base.Seed;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A small random forest (Breiman 2001): trees on random halves of the samples, the best of a few features at each node by
 * Gini's impurity, every class counting alike however many samples it has. It needs no scaling, takes numbers that stand
 * for words, and finds intervals, which a linear classifier does not: a watermark is a place where values are always the
 * same.
 *
 * <p>Trees are not kept: samples of the held-out fold are led down while a tree grows. Values are cut into at most
 * {@value #BINS} bins at the quantiles of their column.
 */
final class Forest {
    private static final int TREES = 40;
    private static final int DEPTH = 12;
    private static final int BINS = 32;
    private static final int LEAST = 4;
    /** Nodes of fewer samples try one cut of a column instead of all. */
    private static final int SMALL = 100;

    /** Bin of each value, by column and sample. */
    private final byte[][] bins;

    private final int[] truth;
    private final int classes;
    private final int[] fold;

    /**
     * @param columns values by column and sample; NaN where a value is not known
     * @param truth class of each sample, 0..classes-1
     * @param classes how many
     * @param fold of each sample, from 0
     */
    Forest(float[][] columns, int[] truth, int classes, int[] fold) {
        this.truth = truth.clone();
        this.classes = classes;
        this.fold = fold.clone();
        this.bins = Arrays.stream(columns).parallel().map(Forest::binned).toArray(byte[][]::new);
    }

    private static byte[] binned(float[] column) {
        float[] sorted = column.clone();
        Arrays.sort(sorted); // NaN comes last
        float[] edges = new float[BINS - 1];
        int used = 0;
        for (int i = 1; i < BINS; i++) {
            float edge = sorted[(int) ((long) i * sorted.length / BINS)];
            if (used == 0 || edge > edges[used - 1]) {
                edges[used++] = edge;
            }
        }
        byte[] out = new byte[column.length];
        for (int i = 0; i < out.length; i++) {
            int at = Arrays.binarySearch(edges, 0, used, column[i]);
            out[i] = (byte) (at >= 0 ? at + 1 : -at - 1);
        }
        return out;
    }

    /**
     * The class that each sample is taken for by trees that have not seen its fold; the same for the same seed, however
     * many threads there are.
     */
    int[] outOfFold(Seed seed) {
        int[] predicted = new int[truth.length];
        int folds = IntStream.of(fold).max().orElse(-1) + 1;
        IntStream.range(0, folds)
                .parallel()
                .mapToObj(f -> new Tree(f).grown(seed.child(f)))
                .forEach(tree -> tree.say(predicted));
        return predicted;
    }

    /** All trees of one fold, one after the other. */
    private final class Tree {
        private final int[] train;
        private final int[] held;
        private final double[][] votes;
        private final double[] weight = new double[classes];
        private SplittableRandom random = new SplittableRandom(0);

        Tree(int f) {
            train = IntStream.range(0, fold.length).filter(i -> fold[i] != f).toArray();
            held = IntStream.range(0, fold.length).filter(i -> fold[i] == f).toArray();
            votes = new double[fold.length][classes];
            for (int i : train) {
                weight[truth[i]]++;
            }
            for (int c = 0; c < classes; c++) {
                weight[c] = 1 / Math.max(1, weight[c]);
            }
        }

        Tree grown(Seed seed) {
            random = seed.random();
            for (int t = 0; t < TREES; t++) {
                int[] half = half();
                grow(half, held, DEPTH);
            }
            return this;
        }

        /** Said after all have grown: each fold has places of its own. */
        void say(int[] predicted) {
            for (int i : held) {
                int best = 0;
                for (int c = 1; c < classes; c++) {
                    best = votes[i][c] > votes[i][best] ? c : best;
                }
                predicted[i] = best;
            }
        }

        private int[] half() {
            int[] all = train.clone();
            int wanted = (all.length * 5 + 7) / 8;
            for (int i = 0; i < wanted; i++) {
                int other = i + random.nextInt(all.length - i);
                int kept = all[i];
                all[i] = all[other];
                all[other] = kept;
            }
            return Arrays.copyOf(all, wanted);
        }

        private void grow(int[] samples, int[] led, int depth) {
            if (led.length == 0) {
                return;
            }
            double[] counts = new double[classes];
            for (int i : samples) {
                counts[truth[i]] += weight[truth[i]];
            }
            Cut cut = depth == 0 || samples.length < 2 * LEAST ? Cut.NONE : best(samples, counts);
            if (cut.gain <= 1e-12) {
                vote(led, counts);
                return;
            }
            byte[] column = bins[cut.column];
            for (boolean above : new boolean[] {false, true}) {
                grow(side(samples, column, cut.bin, above), side(led, column, cut.bin, above), depth - 1);
            }
        }

        /** Those of the samples whose bin is above the cut, or those whose bin is not. */
        private static int[] side(int[] samples, byte[] column, int bin, boolean above) {
            int[] out = new int[samples.length];
            int used = 0;
            for (int i : samples) {
                if (column[i] > bin == above) {
                    out[used++] = i;
                }
            }
            return Arrays.copyOf(out, used);
        }

        private void vote(int[] led, double[] counts) {
            double sum = Arrays.stream(counts).sum();
            for (int i : led) {
                for (int c = 0; c < classes; c++) {
                    votes[i][c] += counts[c] / sum;
                }
            }
        }

        private Cut best(int[] samples, double[] counts) {
            int tried = Math.max(1, (int) Math.ceil(Math.sqrt(bins.length)));
            double whole = purity(counts);
            Cut best = Cut.NONE;
            for (int t = 0; t < tried; t++) {
                int column = random.nextInt(bins.length);
                Cut cut = samples.length < SMALL ? some(column, samples, counts) : best(column, samples, counts);
                best = cut.gain - whole > best.gain ? new Cut(column, cut.bin, cut.gain - whole) : best;
            }
            return best;
        }

        /** A cut behind one of the samples, drawn (as in Geurts, Ernst and Wehenkel 2006): few samples allow few cuts. */
        private Cut some(int column, int[] samples, double[] counts) {
            byte[] bin = bins[column];
            int at = bin[samples[random.nextInt(samples.length)]];
            double[] left = new double[classes];
            int first = 0;
            for (int i : samples) {
                if (bin[i] <= at) {
                    first++;
                    left[truth[i]] += weight[truth[i]];
                }
            }
            if (first < LEAST || samples.length - first < LEAST) {
                return Cut.NONE;
            }
            double[] right = new double[classes];
            for (int c = 0; c < classes; c++) {
                right[c] = counts[c] - left[c];
            }
            return new Cut(column, at, purity(left) + purity(right));
        }

        private Cut best(int column, int[] samples, double[] counts) {
            double[] seen = new double[(BINS + 1) * classes];
            int[] numbers = new int[BINS + 1];
            for (int i : samples) {
                int bin = bins[column][i];
                numbers[bin]++;
                seen[bin * classes + truth[i]] += weight[truth[i]];
            }
            return best(column, numbers, samples.length, seen, counts);
        }

        /** The best place to cut one column; its gain is the purity of both sides. */
        private Cut best(int column, int[] numbers, int all, double[] seen, double[] counts) {
            Cut best = Cut.NONE;
            double[] left = new double[classes];
            double[] right = counts.clone();
            int first = 0;
            for (int b = 0; b < BINS; b++) {
                if (numbers[b] == 0) {
                    continue;
                }
                first += numbers[b];
                for (int c = 0; c < classes; c++) {
                    left[c] += seen[b * classes + c];
                    right[c] -= seen[b * classes + c];
                }
                if (first >= LEAST && all - first >= LEAST) {
                    double gain = purity(left) + purity(right);
                    best = gain > best.gain ? new Cut(column, b, gain) : best;
                }
            }
            return best;
        }

        private double purity(double[] counts) {
            double sum = 0;
            double squares = 0;
            for (double count : counts) {
                sum += count;
                squares += count * count;
            }
            return sum <= 0 ? 0 : squares / sum;
        }
    }

    private record Cut(int column, int bin, double gain) {
        static final Cut NONE = new Cut(0, 0, 0);
    }
}
