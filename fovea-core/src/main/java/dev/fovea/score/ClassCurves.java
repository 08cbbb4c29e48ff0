package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How one class against the rest does at every threshold (Fawcett 2006; Davis and Goadrich 2006). The points are those of
 * scikit-learn's {@code roc_curve} and {@code precision_recall_curve} by falling threshold, without the latter's made-up
 * point at recall 0; where there are more than asked for, those whose absence changes the curve least are left out.
 *
 * @param label the class's name
 * @param support samples of it
 * @param roc from (0, 0) to (1, 1); empty where there are only such or no such samples
 * @param precisionRecall from the highest threshold to recall 1; empty where there is no such sample
 */
public record ClassCurves(String label, int support, List<CurvePoint> roc, List<CurvePoint> precisionRecall) {
    /** On a page, more cannot be told apart. */
    public static final int POINTS = 200;

    /** Copies the lists. */
    public ClassCurves {
        roc = List.copyOf(roc);
        precisionRecall = List.copyOf(precisionRecall);
    }

    /** The curves of every class, in the order of the class index, with at most {@link #POINTS} points each. */
    public static List<ClassCurves> of(Predictions predictions) {
        return IntStream.range(0, predictions.labels().size())
                .parallel()
                .mapToObj(c -> of(predictions, c, POINTS))
                .toList();
    }

    /**
     * The curves of one class. Cost: one sort of the samples.
     *
     * @param label the class's index
     * @param most points of a curve, at least 2
     */
    public static ClassCurves of(Predictions predictions, int label, int most) {
        Check.that(most >= 2, "points of a curve must be at least 2, but were %d", most);
        Steps steps = new Steps(predictions, label);
        boolean both = steps.own > 0 && steps.own < predictions.size();
        return new ClassCurves(
                predictions.labels().name(label),
                steps.own,
                both ? CurveShape.thinned(steps.roc(), most) : List.of(),
                steps.own > 0 ? CurveShape.thinned(steps.precisionRecall(), most) : List.of());
    }

    /** By falling threshold, how many samples are said to be of the class, and how many of these are. */
    private static final class Steps {
        private final int size;
        private final float[] thresholds;
        private final int[] said;
        private final int[] right;
        private int own;
        private int count;

        Steps(Predictions predictions, int label) {
            size = predictions.size();
            thresholds = new float[size];
            said = new int[size];
            right = new int[size];
            long[] keys = new long[size];
            for (int i = 0; i < size; i++) {
                // floats of 0 and above sort like their bits; + 0f makes -0 into 0
                int falling = Integer.MAX_VALUE - Float.floatToIntBits(predictions.probability(i, label) + 0f);
                keys[i] = ((long) falling << 32) | i;
            }
            Arrays.sort(keys);
            for (int i = 0; i < size; i++) {
                int sample = (int) keys[i];
                own += predictions.rows().get(sample).labels().has(label) ? 1 : 0;
                if (i + 1 == size || keys[i] >>> 32 != keys[i + 1] >>> 32) {
                    add(predictions.probability(sample, label), i + 1);
                }
            }
        }

        private void add(float threshold, int samples) {
            thresholds[count] = threshold;
            said[count] = samples;
            right[count++] = own;
        }

        List<CurvePoint> roc() {
            double others = (double) size - own;
            CurvePoint start = new CurvePoint(0, 0, null);
            return IntStream.range(-1, count)
                    .mapToObj(s -> s < 0
                            ? start
                            : new CurvePoint(
                                    (said[s] - right[s]) / others, right[s] / (double) own, (double) thresholds[s]))
                    .toList();
        }

        /** Until every sample of the class is found: what follows only adds wrong ones. */
        List<CurvePoint> precisionRecall() {
            return IntStream.range(0, count)
                    .filter(s -> s == 0 || right[s - 1] < own)
                    .mapToObj(s -> new CurvePoint(
                            right[s] / (double) own, right[s] / (double) said[s], (double) thresholds[s]))
                    .toList();
        }
    }
}
