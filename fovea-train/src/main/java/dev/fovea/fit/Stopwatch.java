package dev.fovea.fit;

import dev.fovea.base.Seed;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PictureCache;
import dev.fovea.batch.PixelBatch;
import dev.fovea.split.Part;

/**
 * How long a training takes on its own pictures, measured on some steps that are thrown away.
 *
 * @param speed of the network, once its pictures are decoded
 * @param decoding what comes on top for a picture that is new, in seconds
 * @param opening seconds before the first step: weights, mean and spread, kernels
 * @param parameters numbers that are learnt
 */
record Stopwatch(Speed speed, double decoding, double opening, long parameters) {
    private static final int WARM_UP = 2;
    private static final int TIMED = 10;
    private static final int FORWARD = 32;

    /** Of the time that is left, what each measurement may take, once there is one figure. */
    private static final double SHARE = 0.02;

    /** Of the time that is left, what may be gone before the rest is guessed from what is known. */
    private static final double ENOUGH = 0.15;

    /** Of a step, what going forward takes, where that is guessed. */
    private static final double FORWARD_SHARE = 0.4;

    /**
     * Measures.
     *
     * @param recipe as {@link Fitting#resolve} gives it
     * @param train with the role train
     * @param seconds that are left for all; of these a tenth goes into this, or what a step of each kind takes
     */
    static Stopwatch measured(Recipe recipe, Part train, double seconds) {
        long begun = System.nanoTime();
        try (PictureCache cache = recipe.machine().openCache();
                Trial trial = Trial.of(recipe, cache.over(train))) {
            double opening = since(begun);
            double most = SHARE * seconds;
            double cold = steps(trial, recipe, 1, most);
            if (since(begun) > ENOUGH * seconds) {
                double forward = FORWARD_SHARE * cold;
                Speed guessed = new Speed(forward, cold, trial.isFull() ? forward : 2 * forward, 1);
                return new Stopwatch(guessed, 0, opening, trial.parameters());
            }
            double again = steps(trial, recipe, 0, most);
            Speed speed = speed(trial, again, most, Math.max(1, recipe.machine().threads()));
            return new Stopwatch(speed, Math.max(0, cold - again), opening, trial.parameters());
        }
    }

    private static Speed speed(Trial trial, double step, double most, int threads) {
        try (Epoch batches = trial.epoch(0)) {
            PixelBatch batch = batches.next();
            double forward = forward(trial, batch, most);
            double full = trial.inFull(logits -> forward(logits, batch, most));
            return new Speed(forward, step, full, threads);
        }
    }

    /**
     * Seconds a picture, over the first steps of the first epoch. What comes before the first few are done counts only where
     * there is nothing else, or no time.
     *
     * @param least steps that never count, because kernels are planned in them
     */
    private static double steps(Trial trial, Recipe recipe, int least, double most) {
        long begun = System.nanoTime();
        double timed = 0;
        int seen = 0;
        try (Epoch batches = trial.epoch(0)) {
            for (int i = 0; i < WARM_UP + TIMED && batches.hasNext() && !(seen > 0 && since(begun) > most); i++) {
                long start = System.nanoTime();
                PixelBatch batch = batches.next();
                trial.run(batch, recipe.optimizer().rate() * 1e-3, Seed.of(i));
                if (i >= WARM_UP || !batches.hasNext() || (i >= least && since(begun) > most)) {
                    timed += since(start);
                    seen += batch.size();
                }
            }
        }
        return timed / seen;
    }

    private static double forward(Trial trial, PixelBatch batch, double most) {
        try (Logits logits = trial.logits()) {
            return forward(logits, batch, most);
        }
    }

    private static double forward(Logits logits, PixelBatch batch, double most) {
        int n = Math.min(FORWARD, batch.size());
        logits.of(batch.pixels(), n); // plans its kernels
        long start = System.nanoTime();
        int runs = 0;
        while (runs == 0 || (runs < TIMED && since(start) < most / 2)) {
            logits.of(batch.pixels(), n);
            runs++;
        }
        return since(start) / runs / n;
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
