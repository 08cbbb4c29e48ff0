package dev.fovea.audit;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;

/**
 * How much of a data set an audit looks at. The copies are not among it: {@link CopySearch} looks at all pictures.
 *
 * @param looked pictures that are decoded for what is wrong with one picture: dark, blurred, blank, tiny. Of larger sets
 *     so many are drawn
 * @param probed pictures on which shortcuts are looked for, drawn class by class in proportion
 * @param seed of all draws
 */
public record AuditSettings(int looked, int probed, Seed seed) {
    /** Checks the ranges. */
    public AuditSettings {
        Check.that(
                looked >= 1 && probed >= 0,
                "pictures to look at must be at least 1, and to probe at least 0, but were %d and %d",
                looked,
                probed);
    }

    /** What {@code fovea check} takes: 20,000 pictures looked at, of which 4,000 are probed. */
    public static AuditSettings usual() {
        return new AuditSettings(20_000, 4_000, Seed.of(1));
    }

    /** What happens before each training: 4,000 pictures looked at, of which 1,500 are probed; a few seconds. */
    public static AuditSettings quick() {
        return new AuditSettings(4_000, 1_500, Seed.of(1));
    }

    /** The same with another seed. */
    public AuditSettings withSeed(Seed other) {
        return new AuditSettings(looked, probed, other);
    }
}
