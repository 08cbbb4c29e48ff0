package dev.fovea.score;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Seed;
import dev.fovea.score.Sheet.Whole;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * How good the same training would have looked, had a cross-validation let apart what it keeps in one fold: the accuracy of
 * the run, that of folds which let groups and copies fall as they may, and the difference, sample by sample. Immutable.
 *
 * @param together what the run keeps in one fold
 * @param samples that were judged
 * @param grouped of these, samples that share a group with another one
 * @param accuracy share right: the first kept together, the second let apart. The interval is of a paired bootstrap that draws
 *     whole groups; it is of these very networks, as that of the pooled accuracy is
 */
public record Unprotected(Together together, int samples, int grouped, Difference accuracy) {
    /** What is kept in one fold. */
    public enum Together {
        /** Copies of one picture alone. */
        @JsonProperty("copies")
        COPIES("near-copies"),
        /** Groups that the data set has or that were asked for, and copies if there are any. */
        @JsonProperty("groups")
        GROUPS("pictures of one group");

        private final String words;

        Together(String words) {
            this.words = words;
        }
    }

    /**
     * Compares two cross-validations of the same samples.
     *
     * @param kept out-of-fold predictions with groups kept whole; of several repeats, a row for each
     * @param apart the same with groups let apart; its own groups do not count
     * @param seed of the resamples
     * @throws IllegalArgumentException if the samples are not the same
     */
    public static Unprotected of(Together together, Predictions kept, Predictions apart, Seed seed) {
        Predictions samples = Repeats.averaged(kept);
        Map<String, Double> before = shares(kept);
        Map<String, Double> after = shares(apart);
        if (!before.keySet().equals(after.keySet())) {
            throw new IllegalArgumentException("samples must be the same in both, but were " + before.size() + " and "
                    + after.size() + ", or of other names");
        }
        double[] gains = samples.rows().stream()
                .map(Predictions.Row::name)
                .mapToDouble(name -> Objects.requireNonNull(after.get(name)) - Objects.requireNonNull(before.get(name)))
                .toArray();
        Units units = new Units(samples);
        Bootstrap bootstrap = new Bootstrap(units, seed.child("unprotected"), weights -> mean(gains, weights));
        Difference accuracy = new Difference(
                mean(before), mean(after), Comparison.withWidth(bootstrap, Sheet.place(Whole.TOP_1), units));
        return new Unprotected(together, samples.size(), grouped(units), accuracy);
    }

    /** How often each sample was right, over its rows. */
    private static Map<String, Double> shares(Predictions predictions) {
        Map<String, double[]> sums = new HashMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            double[] sum = sums.computeIfAbsent(predictions.rows().get(i).name(), name -> new double[2]);
            sum[0] += predictions.isRight(i) ? 1 : 0;
            sum[1]++;
        }
        Map<String, Double> shares = new HashMap<>();
        sums.forEach((name, sum) -> shares.put(name, sum[0] / sum[1]));
        return shares;
    }

    private static double mean(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(share -> share).sum() / shares.size();
    }

    private static Sheet mean(double[] gains, int[] weights) {
        double total = 0;
        double gained = 0;
        for (int i = 0; i < weights.length; i++) {
            total += weights[i];
            gained += weights[i] * gains[i];
        }
        Sheet sheet = new Sheet(0);
        sheet.set(Sheet.place(Whole.TOP_1), gained / total);
        return sheet;
    }

    private static int grouped(Units units) {
        int[] sizes = new int[units.count];
        Arrays.stream(units.of).forEach(unit -> sizes[unit]++);
        return Arrays.stream(sizes).filter(size -> size > 1).sum();
    }

    /** Whether it would surely have looked better than it is. */
    public boolean flatters() {
        return accuracy.difference().low() > 0;
    }

    /** In a sentence, with its interval. */
    String text(Figure percent) {
        Estimate gain = accuracy.difference();
        String figures = percent.text(accuracy.second()) + " instead of " + percent.text(accuracy.first()) + " %";
        String interval = String.format(
                Locale.ROOT,
                "(%s, %s 95 %%)",
                percent.interval(gain),
                gain.method().words());
        return flatters()
                ? String.format(
                        Locale.ROOT,
                        "Had %s been let apart, the same network would have looked %s points better %s: %s.",
                        together.words,
                        percent.text(gain),
                        interval,
                        figures)
                : String.format(
                        Locale.ROOT,
                        "Had %s been let apart, the same network would not surely have looked better: %s, %s points %s.",
                        together.words,
                        figures,
                        (gain.value() >= 0 ? "+" : "") + percent.text(gain),
                        interval);
    }
}
