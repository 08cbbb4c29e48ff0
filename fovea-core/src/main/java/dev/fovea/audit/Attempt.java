package dev.fovea.audit;

import java.util.Comparator;

/**
 * A way in which one picture may be a copy of another.
 *
 * @param whole position of the one that is compared as a whole
 * @param other position of the one of which a view is compared
 * @param view which of {@link View#WITH_CROPS}
 * @param mirrored whether the view is mirrored
 * @param likeness of their sketches
 */
record Attempt(int whole, int other, int view, boolean mirrored, float likeness) {
    /** By pair, and of a pair the likeliest first. */
    static final Comparator<Attempt> ORDER = Comparator.comparingInt(Attempt::first)
            .thenComparingInt(Attempt::second)
            .thenComparing(Comparator.comparingDouble(Attempt::likeness).reversed())
            .thenComparingInt(Attempt::whole)
            .thenComparingInt(Attempt::view)
            .thenComparing(Attempt::mirrored);

    int first() {
        return Math.min(whole, other);
    }

    int second() {
        return Math.max(whole, other);
    }
}
