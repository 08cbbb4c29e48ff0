package dev.fovea.report;

import dev.fovea.base.Check;
import dev.fovea.fit.History;

/**
 * How one network learnt.
 *
 * @param name such as {@code fold 2}; of a single network, the run's
 * @param history at least one epoch
 */
public record Learning(String name, History history) {
    /** Checks that there is an epoch. */
    public Learning {
        Check.that(!history.epochs().isEmpty(), "epochs must be at least 1, but were 0 (%s)", name);
    }
}
