package dev.fovea.fit;

import dev.fovea.base.Check;

/**
 * How long training goes on.
 *
 * @param epochs times that every training picture is seen, at least 1
 * @param batch pictures in a step, at least 1
 * @param patience epochs without a better validation loss after which training ends; 0 never ends early
 */
public record Length(int epochs, int batch, int patience) {
    /** Checks the ranges. */
    public Length {
        Check.that(epochs >= 1, "epochs must be at least 1, but was %d. Try --epochs 10.", epochs);
        Check.that(batch >= 1, "batch must be at least 1, but was %d. Try --batch 64.", batch);
        Check.that(patience >= 0, "patience must be at least 0, but was %d", patience);
    }

    /** So many epochs of batches of 64, to the end. */
    public static Length ofEpochs(int epochs) {
        return new Length(epochs, 64, 0);
    }

    /** The same with other batches. */
    public Length withBatch(int other) {
        return new Length(epochs, other, patience);
    }

    /** The same, ending early. */
    public Length withPatience(int other) {
        return new Length(epochs, batch, other);
    }
}
