package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Samples whose label is probably wrong, by confident learning (Northcutt, Jiang and Chuang 2021, "Confident learning:
 * estimating uncertainty in dataset labels"). Immutable; safe from any thread.
 *
 * <p>A sample counts as confidently of a class where the class's probability reaches the mean that the class has over the
 * samples labelled so; of several such classes, the most probable (section 3.1). Counted by given label and scaled to how many
 * samples have each label, this estimates how many samples labelled i are of class j. So many of those labelled i are
 * suspected, for each j the ones with the largest margin between the probabilities of j and i (section 3.3, pruning by noise
 * rate), unless the given label is the most probable one after all.
 *
 * @param samples that were looked at
 * @param estimated how many wrong labels the counts suggest, suspected or not; a fraction, 0..samples
 * @param suspects the surest first
 */
public record LabelErrors(int samples, double estimated, List<LabelError> suspects) {
    /** Copies. */
    public LabelErrors {
        suspects = List.copyOf(suspects);
    }

    /**
     * Finds them. Cost: samples x classes, and a sort for each pair of classes that is confused.
     *
     * @param outOfFold each sample predicted by a network that had not seen it, such as a cross-validation's; in training a
     *     network learns wrong labels by heart and would find nothing. Of several repeats, means are taken
     * @throws IllegalArgumentException if samples have several labels each
     */
    public static LabelErrors of(Predictions outOfFold) {
        Check.that(
                !outOfFold.isMultiLabel(),
                "label errors are looked for where samples have exactly one label, but these have several.");
        Predictions predictions = Repeats.averaged(outOfFold);
        double[][] joint = joint(predictions);
        BitSet suspected = new BitSet();
        double estimated = 0;
        for (int i = 0; i < joint.length; i++) {
            for (int j = 0; j < joint.length; j++) {
                if (i != j) {
                    estimated += joint[i][j];
                    suspect(predictions, i, j, (int) Math.round(joint[i][j])).forEach(suspected::set);
                }
            }
        }
        List<LabelError> errors = suspected.stream()
                .filter(sample -> !predictions.isRight(sample))
                .mapToObj(sample -> error(predictions, sample))
                .sorted(Comparator.comparingDouble(LabelError::margin).reversed())
                .toList();
        return new LabelErrors(predictions.size(), estimated, errors);
    }

    private static LabelError error(Predictions predictions, int sample) {
        Predictions.Row row = predictions.rows().get(sample);
        int rather = predictions.predicted(sample);
        return new LabelError(
                row.name(),
                predictions.labels().name(row.truth()),
                predictions.labels().name(rather),
                margin(predictions, sample, row.truth(), rather));
    }

    /** The samples labelled i that look most like j, as many as said and those that look like it just as much. */
    private static IntStream suspect(Predictions predictions, int i, int j, int most) {
        double[] margins = IntStream.range(0, predictions.size())
                .filter(s -> predictions.rows().get(s).truth() == i)
                .mapToDouble(s -> margin(predictions, s, i, j))
                .sorted()
                .toArray();
        double cut = most == 0 ? Double.MAX_VALUE : margins[Math.max(0, margins.length - most)];
        return IntStream.range(0, predictions.size())
                .filter(s -> predictions.rows().get(s).truth() == i && margin(predictions, s, i, j) >= cut)
                .filter(s -> margin(predictions, s, i, j) > 0);
    }

    private static double margin(Predictions predictions, int sample, int i, int j) {
        return (double) predictions.probability(sample, j) - predictions.probability(sample, i);
    }

    /** How many samples of each given label (row) are of each class. */
    private static double[][] joint(Predictions predictions) {
        int k = predictions.labels().size();
        double[] thresholds = selfConfidence(predictions);
        double[][] counts = new double[k][k];
        double[] given = new double[k];
        for (int s = 0; s < predictions.size(); s++) {
            int label = predictions.rows().get(s).truth();
            given[label]++;
            int confident = confident(predictions, s, thresholds);
            if (confident >= 0) {
                counts[label][confident]++;
            }
        }
        for (int i = 0; i < k; i++) {
            double sum = Arrays.stream(counts[i]).sum();
            for (int j = 0; j < k; j++) {
                counts[i][j] = sum == 0 ? 0 : counts[i][j] * given[i] / sum;
            }
        }
        return counts;
    }

    private static int confident(Predictions predictions, int sample, double[] thresholds) {
        int best = -1;
        for (int c = 0; c < thresholds.length; c++) {
            float p = predictions.probability(sample, c);
            if (p >= thresholds[c] && (best < 0 || p > predictions.probability(sample, best))) {
                best = c;
            }
        }
        return best;
    }

    /** Of each class the mean probability over the samples labelled so; above 1 where there is none. */
    private static double[] selfConfidence(Predictions predictions) {
        List<List<Double>> own = new ArrayList<>();
        predictions.labels().names().forEach(name -> own.add(new ArrayList<>()));
        for (int s = 0; s < predictions.size(); s++) {
            int label = predictions.rows().get(s).truth();
            own.get(label).add((double) predictions.probability(s, label));
        }
        return own.stream()
                .mapToDouble(all -> all.stream().mapToDouble(p -> p).average().orElse(2))
                .toArray();
    }
}
