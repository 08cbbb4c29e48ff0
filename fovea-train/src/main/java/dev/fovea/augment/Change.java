package dev.fovea.augment;

import dev.fovea.base.Check;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** What a photometric augmentation drew for one picture. Applied by {@link Augmenter} alone. */
public sealed interface Change permits Toned, Retouch {
    /** With probability {@code p} the change, else none. */
    static Change maybe(double p, SplittableRandom random, Supplier<Change> change) {
        return random.nextDouble() < p ? change.get() : Toned.NOTHING;
    }

    /** A factor around 1: {@code max(0, 1 - amount) .. 1 + amount}, each as likely. */
    static double factor(double amount, SplittableRandom random) {
        return new Range(Math.max(0, 1 - amount), 1 + amount).draw(random);
    }

    /** Refuses what is no probability. */
    static void checkP(double p, String kind) {
        Check.that(p >= 0 && p <= 1, "%s p must be 0..1, but was %s", kind, p);
    }
}
