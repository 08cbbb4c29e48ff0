package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Sets of labels that hold the truth as often as they say: split conformal prediction. It needs no trust in the
 * probabilities, only that new pictures come as the calibration samples did.
 *
 * <p>The quantile is the ceil((n + 1) x coverage)-th smallest score of the truth (Vovk, Gammerman and Shafer 2005;
 * Angelopoulos and Bates 2021, equation 1). Where there are too few samples for it, it is {@link #ALL}, and every label is in
 * every set: that is honest, and says that it is not known. A set is never empty: where no label is below the quantile, it
 * holds the most probable one.
 *
 * @param method how strange a label is
 * @param coverage how often a set holds the truth, above 0 and below 1
 * @param n samples that it was measured on
 * @param quantile labels up to this score are in the set: the truth is in as many sets as {@code coverage} says, over all
 *     pictures
 * @param quantiles the same for each class, by its own samples: the truth is in as many sets over the pictures of each class;
 *     {@link #ALL} for a class with too few
 */
public record ConformalSets(ConformalMethod method, double coverage, int n, double quantile, List<Double> quantiles) {
    /** A quantile that no score reaches. */
    public static final double ALL = 1e9;

    /** The coverage that is meant where nobody says another. */
    public static final double USUAL = 0.9;

    /** Checks the ranges, and copies. */
    public ConformalSets {
        Check.that(coverage > 0 && coverage < 1, "coverage must be above 0 and below 1, but was %s", coverage);
        Check.that(
                quantile >= 0 && quantiles.stream().allMatch(q -> q >= 0),
                "quantiles must be 0 or above, but were %s and %s",
                quantile,
                quantiles);
        quantiles = List.copyOf(quantiles);
    }

    /**
     * Measures the quantiles.
     *
     * @param calibration of one class a sample; of samples that the classifier has not learnt from
     */
    public static ConformalSets fit(ConformalMethod method, double coverage, Predictions calibration) {
        Check.that(
                !calibration.isMultiLabel(),
                "conformal sets must be of predictions of one class a sample, but these are of several");
        double[] scores = IntStream.range(0, calibration.size())
                .parallel()
                .mapToDouble(i -> method.scores(calibration.row(i))[
                        calibration.rows().get(i).truth()])
                .toArray();
        int[] truth =
                calibration.rows().stream().mapToInt(Predictions.Row::truth).toArray();
        List<Double> classes = IntStream.range(0, calibration.labels().size())
                .mapToObj(c -> quantile(
                        IntStream.range(0, truth.length)
                                .filter(i -> truth[i] == c)
                                .mapToDouble(i -> scores[i])
                                .toArray(),
                        coverage))
                .toList();
        return new ConformalSets(method, coverage, truth.length, quantile(scores, coverage), classes);
    }

    /** The ceil((n + 1) x share)-th smallest; {@link #ALL} where that is more than there are. */
    static double quantile(double[] scores, double share) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((sorted.length + 1) * share - 1e-9); // 0.9 x 10 is 9, whatever its last bit says
        return rank > sorted.length ? ALL : sorted[Math.max(0, rank - 1)];
    }

    /** How many samples a quantile needs, such as 9 for 90 %. */
    public int fewest() {
        return (int) Math.ceil(coverage / (1 - coverage) - 1e-9);
    }

    /**
     * The classes in the set, by rising index; at least one.
     *
     * @param row a probability for each class
     * @param perClass whether each class's own quantile counts
     */
    public List<Integer> set(float[] row, boolean perClass) {
        Check.that(
                row.length == quantiles.size(), "probabilities must be %d, but were %d", quantiles.size(), row.length);
        double[] scores = method.scores(row);
        List<Integer> in = IntStream.range(0, row.length)
                .filter(c -> scores[c] <= (perClass ? quantiles.get(c) : quantile))
                .boxed()
                .toList();
        return in.isEmpty() ? List.of(top(row)) : in;
    }

    private static int top(float[] row) {
        int best = 0;
        for (int c = 1; c < row.length; c++) {
            best = row[c] > row[best] ? c : best;
        }
        return best;
    }
}
