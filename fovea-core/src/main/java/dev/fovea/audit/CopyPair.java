package dev.fovea.audit;

import dev.fovea.base.Check;
import java.util.Comparator;

/**
 * Two samples of a data set that were verified to show one picture.
 *
 * @param first position in the data set, the lower one
 * @param second position in the data set
 * @param kind what is the same
 * @param likeness of the aligned pictures where they overlap, 0..1; 1 where the pixels are the same
 * @param how in which way they differ, such as {@code mirrored, cropped to 80 %}; empty where they do not
 */
public record CopyPair(int first, int second, CopyKind kind, double likeness, Said how) {
    /** By position. */
    static final Comparator<CopyPair> ORDER =
            Comparator.comparingInt(CopyPair::first).thenComparingInt(CopyPair::second);

    /** Checks the positions and the likeness. */
    public CopyPair {
        Check.that(
                first >= 0 && first < second, "positions of a pair must rise from 0, but were %d, %d", first, second);
        Check.that(likeness >= 0 && likeness <= 1, "likeness must be 0..1, but was %s", likeness);
    }

    /** A pair of which nothing more is said. */
    public CopyPair(int first, int second, CopyKind kind, double likeness) {
        this(first, second, kind, likeness, Said.alike(""));
    }
}
