package dev.fovea.fit;

import java.util.List;

/** Where a run stands: steps, learning rate, speed, time left. */
final class Pace {
    private static final long SPEAK_NANOS = 200_000_000L;

    private final Recipe recipe;
    private final int samples;
    private final int stepsPerEpoch;
    private final long start = System.nanoTime();
    private int epoch;
    private int stepInEpoch;
    private long seenInAll;
    private long epochStart;
    private long trainedNanos;
    private double epochSpeed;
    private double lowered = 1;
    private StepTimes times = new StepTimes(0, 0, 0, 0, 0);
    private long lastSpoken;
    private long seenSinceSpoken;

    Pace(Recipe recipe, int samples) {
        this.recipe = recipe;
        this.samples = samples;
        int batch = recipe.length().batch();
        this.stepsPerEpoch = (samples + batch - 1) / batch;
    }

    /** Begins an epoch, or goes on with one. */
    void beginEpoch(EpochSums sums) {
        epoch = sums.epoch();
        stepInEpoch = sums.batches();
        lastSpoken = System.nanoTime();
        epochStart = lastSpoken - (long) (sums.secondsBefore() * 1e9);
        seenSinceSpoken = 0;
    }

    void endEpoch(int seen, StepTimes spent) {
        times = spent;
        trainedNanos = System.nanoTime() - epochStart;
        epochSpeed = seen / (trainedNanos / 1e9);
    }

    void stepped(int pictures) {
        stepInEpoch++;
        seenInAll += pictures;
        seenSinceSpoken += pictures;
    }

    int epoch() {
        return epoch;
    }

    int stepInEpoch() {
        return stepInEpoch;
    }

    /** Learns how the epochs so far went; again before a run goes on from them. */
    void judged(List<EpochReport> reports) {
        lowered = recipe.schedule().lowered(reports);
    }

    /** Learning rate of the coming batch; the same for all that make one step. */
    double rate() {
        int together = recipe.length().accumulate();
        // the step in its middle, so that a warm-up does not start with a step of nothing
        double batches = stepInEpoch / together * together + together / 2.0;
        double middle = epoch - 1 + Math.min(1, batches / stepsPerEpoch);
        double progress = middle / recipe.length().epochs();
        return recipe.optimizer().rate() * lowered * recipe.schedule().shareWithWarmUp(progress, middle);
    }

    /** Pictures per second of the last whole epoch. */
    double epochSpeed() {
        return epochSpeed;
    }

    /** Where the steps of the last whole epoch spent their time. */
    StepTimes times() {
        return times;
    }

    /** Seconds since the epoch began. */
    double epochSeconds() {
        return (System.nanoTime() - epochStart) / 1e9;
    }

    boolean speaks() {
        return System.nanoTime() - lastSpoken >= SPEAK_NANOS;
    }

    TrainingEvent.Stepped event(int seen, double loss, double accuracy) {
        long now = System.nanoTime();
        double speed = seenSinceSpoken / ((now - lastSpoken) / 1e9);
        lastSpoken = now;
        seenSinceSpoken = 0;
        double perPicture = (now - start) / 1e9 / seenInAll;
        double left = perPicture * ((long) samples * (recipe.length().epochs() - epoch + 1) - seen);
        return new TrainingEvent.Stepped(epoch, recipe.length().epochs(), seen, samples, loss, accuracy, speed, left);
    }
}
