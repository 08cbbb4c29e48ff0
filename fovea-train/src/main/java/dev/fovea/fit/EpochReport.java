package dev.fovea.fit;

/**
 * One epoch in numbers; a row of {@code metrics.csv}.
 *
 * @param epoch from 1; 0 for weights that have learnt before, as they were before the first step
 * @param rate learning rate at its last step
 * @param running mean loss and accuracy over its steps, with augmentation and dropout
 * @param train loss and accuracy after it on a fixed sample of the training part, as it is
 * @param validation loss and accuracy after it on the validation part
 * @param picturesPerSecond trained
 * @param times where the steps spent it
 * @param seconds that it took, evaluation included
 */
public record EpochReport(
        int epoch,
        double rate,
        Fitness running,
        Fitness train,
        Fitness validation,
        double picturesPerSecond,
        StepTimes times,
        double seconds) {
    /**
     * How well some pictures are classified.
     *
     * @param loss mean cross-entropy without smoothing or weights, in nats (of the running one: the training loss); of several
     *     labels a picture, the mean over its labels
     * @param accuracy share right, 0..1; of several labels a picture micro-F1, with the one threshold for all labels
     *     that does best on these pictures (of the running one: 0.5)
     * @param n pictures
     */
    public record Fitness(double loss, double accuracy, int n) {}
}
