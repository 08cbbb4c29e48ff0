package dev.fovea.fit;

import dev.fovea.base.Seed;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PixelBatch;
import dev.fovea.split.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * The learning rate range test (Smith 2017, section 3.3): trains from the first weights on while the rate rises
 * exponentially from step to step, until the loss runs away; see {@link RateCurve} for what that says. Everything else is as the
 * recipe has it. Sees training pictures alone, and leaves no weights behind. One thread; the same recipe and part give the
 * same result to the bit.
 */
public final class RateRange {
    /** Rates are spread evenly, in their logarithm, over so many steps. */
    private static final int STEPS = 150;

    private static final double LOWEST = 1e-6;
    private static final double HIGHEST = 10;

    /** The loss has run away when it is so many times the lowest one so far (fastai's rule). */
    private static final double AWAY = 4;

    /** Memory of the mean that is watched for that. */
    private static final double MEMORY = 0.9;

    private RateRange() {}

    /**
     * Runs the test.
     *
     * @param recipe as {@link Fitting#resolve} gives it; its rate and schedule are not looked at
     * @param train with the role train; others are refused
     * @param interrupt asked after each step; ends the test early
     * @throws dev.fovea.base.FoveaException if a picture cannot be read or memory is short
     */
    public static RateCurve run(Recipe recipe, Part train, Interrupt interrupt) {
        try (Trial trial = Trial.of(recipe, train)) {
            return new RateCurve(rise(recipe, trial, interrupt));
        }
    }

    private static List<RateCurve.Point> rise(Recipe recipe, Trial trial, Interrupt interrupt) {
        List<RateCurve.Point> points = new ArrayList<>();
        Seed draws = recipe.machine().root().child("rate");
        Feed feed = new Feed(trial);
        double mean = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < STEPS && !interrupt.requested(); i++) {
            double rate = LOWEST * Math.pow(HIGHEST / LOWEST, i / (STEPS - 1.0));
            double loss = loss(trial, feed, rate, recipe.length().accumulate(), draws.child(i));
            if (!Double.isFinite(loss)) {
                break;
            }
            points.add(new RateCurve.Point(rate, loss));
            mean = MEMORY * mean + (1 - MEMORY) * loss;
            double watched = mean / (1 - Math.pow(MEMORY, i + 1));
            lowest = Math.min(lowest, watched);
            if (watched > AWAY * lowest) {
                break;
            }
        }
        return points;
    }

    /** Mean loss of the batches of one step. */
    private static double loss(Trial trial, Feed feed, double rate, int batches, Seed draws) {
        double loss = 0;
        double weight = 0;
        for (int i = 0; i < batches; i++) {
            PixelBatch batch = feed.next();
            LaneWorker.Outcome outcome = trial.run(batch, rate, draws.child(i));
            loss += outcome.loss();
            weight += outcome.weight();
        }
        return loss / weight;
    }

    /** Epoch after epoch, without an end. */
    private static final class Feed {
        private final Trial trial;
        private Epoch epoch;
        private int number;

        Feed(Trial trial) {
            this.trial = trial;
            this.epoch = trial.epoch(0);
        }

        PixelBatch next() {
            if (!epoch.hasNext()) {
                number++;
                epoch = trial.epoch(number);
            }
            return epoch.next();
        }
    }
}
