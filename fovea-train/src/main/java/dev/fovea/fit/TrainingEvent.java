package dev.fovea.fit;

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

    /** A sentence for the user, such as why training ended early. */
    record Note(String text) implements TrainingEvent {}
}
