package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

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
        List<List<Integer>> given = byLabel(predictions);
        double[][] joint = joint(predictions, given);
        BitSet suspected = new BitSet();
        double estimated = 0;
        for (int i = 0; i < joint.length; i++) {
            for (int j = 0; j < joint.length; j++) {
                int most = i == j ? 0 : (int) Math.round(joint[i][j]);
                estimated += i == j ? 0 : joint[i][j];
                if (most > 0) {
                    suspect(predictions, given.get(i), j, most).forEach(suspected::set);
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

    private static List<List<Integer>> byLabel(Predictions predictions) {
        List<List<Integer>> given = new ArrayList<>();
        predictions.labels().names().forEach(name -> given.add(new ArrayList<>()));
        for (int s = 0; s < predictions.size(); s++) {
            given.get(predictions.rows().get(s).truth()).add(s);
        }
        return given;
    }

    /**
     * Of the samples of one label, those that look most like j, as many as said (at least 1) and those that look like it just
     * as much.
     */
    private static List<Integer> suspect(Predictions predictions, List<Integer> given, int j, int most) {
        int i = predictions.rows().get(given.get(0)).truth();
        double[] margins = given.stream()
                .mapToDouble(s -> margin(predictions, s, i, j))
                .sorted()
                .toArray();
        double cut = margins[Math.max(0, margins.length - most)];
        return given.stream()
                .filter(s -> margin(predictions, s, i, j) >= cut && margin(predictions, s, i, j) > 0)
                .toList();
    }

    private static double margin(Predictions predictions, int sample, int i, int j) {
        return (double) predictions.probability(sample, j) - predictions.probability(sample, i);
    }

    /** How many samples of each given label (row) are of each class. */
    private static double[][] joint(Predictions predictions, List<List<Integer>> given) {
        int k = given.size();
        double[] thresholds = new double[k];
        for (int c = 0; c < k; c++) {
            int label = c; // where nothing is labelled so, nothing is confidently so
            thresholds[c] = given.get(c).stream()
                    .mapToDouble(s -> predictions.probability(s, label))
                    .average()
                    .orElse(2);
        }
        double[][] counts = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int s : given.get(i)) {
                int confident = confident(predictions, s, thresholds);
                if (confident >= 0) {
                    counts[i][confident]++;
                }
            }
            double sum = Arrays.stream(counts[i]).sum();
            for (int j = 0; j < k; j++) {
                counts[i][j] = sum == 0 ? 0 : counts[i][j] * given.get(i).size() / sum;
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
}
