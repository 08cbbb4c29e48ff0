package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.torch.Precision;
import java.util.Objects;

/**
 * Where a training stands. Every draw comes from seed, epoch, step and sample, and the rate from epoch and step, so these
 * numbers are the whole state of randomness, of the data's order and of the schedule.
 *
 * @param epoch that runs or is next, from 1
 * @param batch of this epoch that is next, from 0
 * @param steps done in all
 * @param sums over the steps of this epoch
 * @param done whether training has ended: nothing is next
 * @param precision that the steps compute in
 */
record Position(int epoch, int batch, long steps, Sums sums, boolean done, Precision precision) {
    /** Checks the ranges: what is read may be anything. */
    Position {
        Check.that(
                epoch >= 1 && batch >= 0 && steps >= 0,
                "position must be from epoch 1, batch 0, step 0 on, but was epoch %d, batch %d, step %d",
                epoch,
                batch,
                steps);
        Objects.requireNonNull(sums, "sums");
        Objects.requireNonNull(precision, "precision");
    }

    /** Between two epochs, or at the end. */
    static Position after(int epoch, long steps, boolean done, Precision precision) {
        return new Position(epoch + 1, 0, steps, Sums.NONE, done, precision);
    }

    /**
     * Sums over an epoch's steps.
     *
     * @param loss of the pictures
     * @param weight that the loss is divided by for its mean
     * @param right see {@link Hits}
     * @param of likewise; 0 in a checkpoint from before there were several labels: as many as were seen
     * @param seen pictures
     * @param seconds that the steps took
     */
    record Sums(double loss, double weight, long right, long of, int seen, double seconds) {
        /** Of no steps. */
        static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

        Hits hits() {
            return new Hits(right, right > of ? seen : of);
        }
    }
}
