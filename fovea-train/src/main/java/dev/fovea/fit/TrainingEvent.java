package dev.fovea.fit;

import java.util.List;

/** What training says while it goes on; immutable. */
public sealed interface TrainingEvent {
    /**
     * A step is done; not sent for every step, but a few times a second.
     *
     * @param epoch from 1
     * @param epochs in all
     * @param done pictures of this epoch so far
     * @param total pictures of this epoch
     * @param loss mean over the epoch so far
     * @param accuracy share right over the epoch so far, 0..1, of augmented pictures
     * @param picturesPerSecond over the last while
     * @param secondsLeft of the whole run, estimated
     */
    record Stepped(
            int epoch,
            int epochs,
            long done,
            long total,
            double loss,
            double accuracy,
            double picturesPerSecond,
            double secondsLeft)
            implements TrainingEvent {}

    /** An epoch is done. */
    record EpochDone(EpochReport report) implements TrainingEvent {}

    /**
     * Training goes on from a checkpoint; sent before anything else.
     *
     * @param epochs that were done before
     * @param epoch that it goes on in, from 1
     * @param batch of this epoch that is next, from 0
     * @param done whether nothing is left to train
     */
    record Resumed(List<EpochReport> epochs, int epoch, int batch, boolean done) implements TrainingEvent {}

    /**
     * A checkpoint is written.
     *
     * @param bytes of the file
     * @param stalled seconds that training stood still for it
     * @param written seconds that writing took beside training
     */
    record Checkpointed(long bytes, double stalled, double written) implements TrainingEvent {}

    /** A sentence for the user, such as why training ended early. */
    record Note(String text) implements TrainingEvent {}
}
