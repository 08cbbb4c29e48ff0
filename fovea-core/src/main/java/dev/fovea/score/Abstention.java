package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * When not to answer: the probability below which a prediction is called not sure, so that what is answered is wrong at most
 * as often as was asked for.
 *
 * <p>The error rate is not the one that was seen but what it may be, with 95 % confidence: the upper bound of Clopper and
 * Pearson. It is tested for the surest twentieth of the samples, then for the surest two, and so on, and the last one before
 * the first that fails gives the threshold: so the many tests need no correction (a fixed sequence, as in Angelopoulos et
 * al. 2021, Learn then Test). The first test has so many samples that one mistake does not fail it, or all. Where samples are in
 * groups, groups are counted in their place.
 *
 * @param risk the share of answers that may be wrong, above 0 and below 1
 * @param threshold answered from this highest probability on, 0..1
 * @param coverage share of the samples that was answered, above 0 and at most 1
 * @param observed share of these that was wrong, at most {@code risk}
 * @param n samples that it was measured on
 */
public record Abstention(double risk, double threshold, double coverage, double observed, int n) {
    /** The risk that is meant where nobody says another. */
    public static final double USUAL = 0.05;

    /** How sure one can be that the risk is kept. */
    public static final double CONFIDENCE = 0.95;

    private static final int STEPS = 20;

    /** Checks the ranges. */
    public Abstention {
        Check.that(risk > 0 && risk < 1, "risk must be above 0 and below 1, but was %s", risk);
        Check.that(threshold >= 0 && threshold <= 1.001, "threshold must be 0..1, but was %s", threshold);
    }

    /**
     * The lowest threshold that keeps a risk; empty where no threshold does, or there are too few samples to tell.
     *
     * @param validation of one class a sample
     */
    public static Optional<Abstention> fit(Predictions validation, double risk) {
        Check.that(risk > 0 && risk < 1, "risk must be above 0 and below 1, but was %s", risk);
        RiskCoverage curve = RiskCoverage.of(validation);
        Units units = new Units(validation);
        int enough = fewest(1, risk);
        Optional<Abstention> kept = Optional.empty();
        for (int step = 1; step <= STEPS; step++) {
            RiskCoverage.Point point = curve.at((double) step / STEPS);
            int independent = independent(validation, units, point);
            if (independent >= enough || (step == STEPS && kept.isEmpty())) {
                int wrong = (int) Math.ceil((double) point.wrong() * independent / point.answered() - 1e-9);
                if (ClopperPearson.upper(wrong, independent, 1 - CONFIDENCE) > risk) {
                    return kept;
                }
                kept = Optional.of(
                        new Abstention(risk, point.threshold(), point.coverage(), point.risk(), validation.size()));
            }
        }
        return kept;
    }

    /** How many samples there must be for so many mistakes to keep a risk. */
    static int fewest(int mistakes, double risk) {
        int n = mistakes + 1;
        while (ClopperPearson.upper(mistakes, n, 1 - CONFIDENCE) > risk) {
            n += Math.max(1, n / 64); // next to exact, and quick for small risks
        }
        return n;
    }

    private static int independent(Predictions predictions, Units units, RiskCoverage.Point point) {
        if (!units.grouped()) {
            return point.answered();
        }
        return (int) units.among(IntStream.range(0, predictions.size())
                .filter(i -> predictions.probability(i, predictions.predicted(i)) >= point.threshold()));
    }

    /** Whether a prediction is answered. */
    public boolean answers(float highest) {
        return highest >= threshold;
    }
}
