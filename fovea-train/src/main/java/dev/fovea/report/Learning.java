package dev.fovea.report;

import dev.fovea.base.Check;
import dev.fovea.fit.History;

/**
 * How one network learnt.
 *
 * @param fold its number, from 1; 0 where there are no folds
 * @param history at least one epoch
 */
public record Learning(int fold, History history) {
    /** Checks that there is an epoch. */
    public Learning {
        Check.that(!history.epochs().isEmpty(), "epochs must be at least 1, but were 0 (fold %d)", fold);
    }

    /** Of a run without folds. */
    public static Learning of(History history) {
        return new Learning(0, history);
    }

    /** Such as {@code fold 2}. */
    String name(Words words) {
        return fold == 0 ? words.say("the-network") : words.say("fold", fold);
    }
}
