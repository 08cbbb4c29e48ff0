package dev.fovea.fit;

import dev.fovea.base.Check;

/**
 * How long training goes on, and in what steps.
 *
 * @param epochs times that the training part is gone through, at least 1
 * @param batch pictures in a batch; 0 chooses from the number of pictures and the memory, see {@code --batch auto}
 * @param accumulate batches whose gradients make one step, at least 1: as a batch so many times as large, in the memory
 *     of one (layers that look across samples, such as batch-norm, still see one batch at a time)
 * @param patience epochs without a better validation loss after which training ends; 0 never ends early
 */
public record Length(int epochs, int batch, int accumulate, int patience) {
    /** Checks the ranges. */
    public Length {
        Check.that(epochs >= 1, "epochs must be at least 1, but was %d. Try --epochs 10.", epochs);
        Check.that(batch >= 0 && batch <= 65536, "batch must be 1..65536, but was %d. Try --batch 64.", batch);
        Check.that(
                accumulate >= 1 && accumulate <= 65536,
                "accumulate must be 1..65536, but was %d. Try --accumulate 4.",
                accumulate);
        Check.that(patience >= 0, "patience must be at least 0, but was %d", patience);
    }

    /** So many epochs of batches of 64, to the end. */
    public static Length ofEpochs(int epochs) {
        return new Length(epochs, 64, 1, 0);
    }

    /** The same for so many epochs. */
    public Length withEpochs(int other) {
        return new Length(other, batch, accumulate, patience);
    }

    /** The same with other batches. */
    public Length withBatch(int other) {
        return new Length(epochs, other, accumulate, patience);
    }

    /** The same with other steps. */
    public Length withAccumulate(int other) {
        return new Length(epochs, batch, other, patience);
    }

    /** The same, ending early. */
    public Length withPatience(int other) {
        return new Length(epochs, batch, accumulate, other);
    }
}
