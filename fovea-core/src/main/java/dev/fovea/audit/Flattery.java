package dev.fovea.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.base.Seed;
import dev.fovea.data.Sample;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * By how much a split at random would have flattered: the cross-validated accuracy of a small classifier, once with folds
 * at random and once with folds that keep together what belongs together. The classifier (a random forest on pictures of
 * 16 x 16 pixels) is not the one that is trained; both figures are of the same pictures, and the difference is what they
 * are for: the second folds are the first ones, but for what was moved to its own. A network that remembers more may be
 * flattered by more.
 *
 * @param by what the second folds keep together
 * @param pictures on which both were measured
 * @param random balanced accuracy with folds at random
 * @param kept balanced accuracy with what belongs together kept so
 * @param gain random less kept, in shares of all pictures
 * @param low lower end of the gain's 95 % interval
 * @param high upper end
 */
public record Flattery(By by, int pictures, double random, double kept, double gain, double low, double high) {
    private static final double Z = 1.959963984540054;
    private static final int REPEATS = 3;

    /** What is kept together. */
    public enum By {
        /** Copies of one picture. */
        COPIES("copies"),
        /** Groups, and copies. */
        GROUPS("groups"),
        /** Groups as file names seem to tell them. */
        NAMES("groups as file names seem to tell them");

        private final String words;

        By(String words) {
            this.words = words;
        }

        /** As written in files: {@code copies}. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** As a person says it. */
        public String words() {
            return words;
        }
    }

    /**
     * Measures it.
     *
     * @param trial in the groups that are to be kept
     */
    static Flattery of(By by, Looks looks, Trial trial, Seed seed) {
        float[][] columns = columns(looks, trial);
        double[] gains = new double[trial.size()];
        double random = 0;
        double kept = 0;
        for (int r = 0; r < REPEATS; r++) {
            Seed own = seed.child(r);
            boolean[] free = right(columns, trial, trial.randomFolds(own.child("folds")), own);
            boolean[] held = right(columns, trial, trial.mendedFolds(own.child("folds")), own);
            random += share(trial, free) / REPEATS;
            kept += share(trial, held) / REPEATS;
            for (int i = 0; i < gains.length; i++) {
                gains[i] += ((free[i] ? 1.0 : 0) - (held[i] ? 1.0 : 0)) / REPEATS;
            }
        }
        double mean = Arrays.stream(gains).average().orElse(0);
        double half = Z * error(trial, gains, mean);
        return new Flattery(by, trial.size(), random, kept, mean, mean - half, mean + half);
    }

    private static boolean[] right(float[][] columns, Trial trial, int[] fold, Seed seed) {
        int[] predicted = new Forest(columns, trial.truth, trial.classes(), fold).outOfFold(seed.child("trees"));
        boolean[] right = new boolean[predicted.length];
        for (int i = 0; i < right.length; i++) {
            right[i] = predicted[i] == trial.truth[i];
        }
        return right;
    }

    private static double share(Trial trial, boolean[] right) {
        double[] hits = new double[trial.classes()];
        double[] all = new double[trial.classes()];
        for (int i = 0; i < right.length; i++) {
            hits[trial.truth[i]] += right[i] ? 1 : 0;
            all[trial.truth[i]]++;
        }
        double sum = 0;
        for (int c = 0; c < hits.length; c++) {
            sum += hits[c] / all[c] / hits.length;
        }
        return sum;
    }

    /** Standard error of the mean where samples of one group move together: groups are the units. */
    private static double error(Trial trial, double[] gains, double mean) {
        Map<String, Double> sums = new HashMap<>();
        for (int i = 0; i < gains.length; i++) {
            Sample sample = trial.sample(i);
            String unit = sample.group() == null ? "sample " + sample.name() : "group " + sample.group();
            sums.merge(unit, gains[i] - mean, Double::sum);
        }
        double squares = sums.values().stream().mapToDouble(sum -> sum * sum).sum();
        return Math.sqrt(squares) / gains.length;
    }

    private static float[][] columns(Looks looks, Trial trial) {
        List<byte[]> thumbs = IntStream.of(trial.places)
                .mapToObj(i -> Objects.requireNonNull(looks.looks().get(i).clues())
                        .thumb
                        .withChannels(3)
                        .pixels())
                .toList();
        float[][] columns = new float[thumbs.get(0).length][thumbs.size()];
        for (int i = 0; i < thumbs.size(); i++) {
            for (int c = 0; c < columns.length; c++) {
                columns[c][i] = thumbs.get(i)[c] & 0xff;
            }
        }
        return columns;
    }

    /** In plain words, with the interval. */
    public String text() {
        String gained =
                String.format(Locale.ROOT, "%+.1f points (%+.1f to %+.1f, 95 %%)", 100 * gain, 100 * low, 100 * high);
        String verdict = low > 0
                ? "a split at random would flatter by " + gained
                : "a split at random would not flatter it, " + gained;
        return String.format(
                Locale.ROOT,
                "As a rough estimate, with %s kept together a small forest on 16 x 16 pixels is right for %.1f %% of %,d pictures, with folds"
                        + " at random for %.1f %%: %s. A network may gain more.",
                by.words(),
                100 * kept,
                pictures,
                100 * random,
                verdict);
    }
}
