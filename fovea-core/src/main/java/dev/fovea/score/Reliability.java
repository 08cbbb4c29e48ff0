package dev.fovea.score;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a classifier is right as often as it says it is: the reliability diagram, and the expected calibration error
 * (ECE) with the floor below which so few samples cannot show one.
 *
 * <p>The confidence is the probability of the most probable class. There are 15 bins of equal mass, fewer where many samples
 * are equally sure, because those stay together. The ECE is the mean over the samples of |mean confidence - accuracy| of
 * their bin. It is never 0 by chance: a classifier whose every probability is true would show {@link #floor} on average,
 * and more than {@link #floorHigh} in one of twenty draws of so many samples.
 *
 * <p>Sources: DeGroot and Fienberg (1983); Naeini, Cooper and Hauskrecht (2015) for the error; Nguyen and O'Connor (2015)
 * for bins of equal mass; Bröcker and Smith (2007) for the error that consistent probabilities would show.
 *
 * @param n samples
 * @param ece the expected calibration error, 0..1, with a bootstrap's interval, shifted by as much as resamples are larger on
 *     average; it is of the error that so many samples show, floor and all
 * @param floor the mean error of a perfectly calibrated classifier with the same confidences and as many independent samples,
 *     0..1
 * @param floorHigh the 95th percentile of that error
 * @param bins from the least to the most sure, at least 1
 */
public record Reliability(int n, Estimate ece, double floor, double floorHigh, List<ReliabilityBin> bins) {
    /** Draws of the floor, and resamples of the interval. */
    static final int DRAWS = Bootstrap.RESAMPLES;

    /** Copies. */
    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Of what a classifier said. Cost: about 2,000 additions a sample, on all cores.
     *
     * @param predictions of one class a sample
     * @param seed of the resamples and of the floor's draws
     */
    public static Reliability of(Predictions predictions, Seed seed) {
        Check.that(
                !predictions.isMultiLabel(),
                "reliability must be of predictions of one class a sample, but these are of several");
        Seed own = seed.child(Evaluation.SEED); // the numbers of Evaluation
        return of(new Confidences(predictions), new Units(predictions), own);
    }

    private static Reliability of(Confidences confidences, Units units, Seed seed) {
        int[] once = new int[units.size()];
        Arrays.fill(once, 1);
        Bootstrap bootstrap = new Bootstrap(units, seed, weights -> {
            Sheet sheet = new Sheet(0);
            sheet.set(Sheet.place(Sheet.Whole.CALIBRATION_ERROR), confidences.error(weights));
            return sheet;
        });
        List<ReliabilityBin> bins = new ArrayList<>();
        confidences.bins(once, (from, to) -> bins.add(bin(confidences, from, to)));
        Floor floor = Floor.of(confidences, seed);
        return new Reliability(
                units.size(),
                bootstrap.centred(Sheet.place(Sheet.Whole.CALIBRATION_ERROR)),
                floor.mean,
                floor.high,
                bins);
    }

    private static ReliabilityBin bin(Confidences confidences, int from, int to) {
        int n = to - from;
        int hits = (int)
                IntStream.range(from, to).filter(at -> confidences.right[at]).count();
        return new ReliabilityBin(
                confidences.confidence[from],
                confidences.confidence[to - 1],
                n,
                IntStream.range(from, to)
                                .mapToDouble(at -> confidences.confidence[at])
                                .sum()
                        / n,
                Wilson.of(hits, n, IntervalMethod.WILSON));
    }

    /** Whether the error is no larger than a perfectly calibrated classifier would show in 19 of 20 draws. */
    public boolean isWithinFloor() {
        return ece.value() <= floorHigh;
    }

    /**
     * What so few samples show where there is nothing to be seen.
     *
     * @param mean error of the draws
     * @param high their 95th percentile
     */
    record Floor(double mean, double high) {
        static Floor of(Confidences confidences, Seed seed) {
            int[] once = new int[confidences.size()];
            Arrays.fill(once, 1);
            List<Integer> list = new ArrayList<>();
            confidences.bins(once, (from, to) -> list.add(to));
            int[] ends = list.stream().mapToInt(end -> end).toArray();
            Seed own = seed.child("calibration floor");
            double[] drawn = IntStream.range(0, DRAWS)
                    .parallel()
                    .mapToDouble(draw ->
                            confidences.errorByChance(ends, own.child(draw).random()))
                    .toArray();
            double mean = Arrays.stream(drawn).sum() / DRAWS;
            Arrays.sort(drawn);
            return new Floor(mean, Bootstrap.percentile(drawn, 0.95));
        }
    }
}
