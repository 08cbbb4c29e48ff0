package dev.fovea.weights;

import java.util.List;

/**
 * What became of a state dict in a network.
 *
 * @param taken arrays of the network that were filled
 * @param fresh names of those that were left as they were: heads
 * @param norms what its batch-norms are like
 * @param notes for the user, as sentences; empty where everything fitted as it was
 */
public record Loaded(int taken, List<String> fresh, Norms norms, List<String> notes) {
    /** What the batch-norms of pretrained weights are like. */
    public enum Norms {
        /** They hold the statistics of what the weights were trained on, or there are none. */
        MEASURED,
        /**
         * They were folded into the convolutions and only add: statistics of a batch, or running ones that follow it,
         * destroy such weights, so batch-norm has to stay frozen.
         */
        FOLDED
    }

    /** Copies the lists. */
    public Loaded {
        fresh = List.copyOf(fresh);
        notes = List.copyOf(notes);
    }
}
