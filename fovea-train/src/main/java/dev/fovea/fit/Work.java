package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.export.ParityGate;
import dev.fovea.split.Split;

/**
 * How many pictures go through a network in a run, and so how long it takes.
 *
 * @param train of each training
 * @param validation of each training
 * @param test of each training: what is held out for the end
 * @param trainings one after the other: folds, or 1
 */
public record Work(int train, int validation, int test, int trainings) {
    /** Checks the ranges. */
    public Work {
        Check.that(
                train >= 1 && validation >= 0 && test >= 0 && trainings >= 1,
                "work must be of pictures and trainings, but was %d, %d, %d in %d",
                train,
                validation,
                test,
                trainings);
    }

    /** One training on a split. */
    public static Work of(Split split) {
        return new Work(
                Math.max(1, split.train().size()),
                split.validation().size(),
                split.test().size(),
                1);
    }

    /**
     * One training for each fold.
     *
     * @param validation share of what is not held out that chooses the epoch
     */
    public static Work ofFolds(int pictures, int folds, double validation) {
        int test = pictures / folds;
        int kept = (int) Math.round((pictures - test) * validation);
        return new Work(Math.max(1, pictures - test - kept), kept, test, folds);
    }

    /** Seconds of an epoch of each training, its judging included. */
    double epoch(Speed speed) {
        return trainings * (train * speed.step() + judging(speed));
    }

    /**
     * Seconds before the first epoch, on weights that have learnt: the features of every picture that a head is fitted to,
     * which folds share, and where more than the head learns, the judging of what training begins with. Folds of heads alone
     * are judged by these features, which are in full precision then.
     */
    double headStart(Speed speed, boolean headAlone) {
        double each = headAlone && trainings > 1 ? speed.full() : speed.forward();
        double features = (train + validation + (trainings > 1 ? test : 0)) * each;
        return features + (headAlone ? 0 : trainings * judging(speed));
    }

    /**
     * Seconds after the last epoch: the calibration, for which the model file is asked about the validation part; the parity gate,
     * which asks network and model file; and the test part. Of heads alone one is exported, and asked of pictures held out.
     */
    double end(Speed speed, boolean headAlone) {
        int shown = Math.min(Fitted.GATE, validation > 0 ? validation : train);
        return headAlone && trainings > 1
                ? ParityGate.passes(Math.min(Fitted.GATE, test)) * speed.alone()
                : trainings * ((validation + shown + test) * speed.full() + ParityGate.passes(shown) * speed.alone());
    }

    private double judging(Speed speed) {
        return (validation + Judge.watched(train, validation)) * speed.forward();
    }
}
