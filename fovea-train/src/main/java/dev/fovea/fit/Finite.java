package dev.fovea.fit;

import dev.fovea.base.FoveaException;
import java.util.Locale;

/** Stops a run whose loss has left the numbers. */
final class Finite {
    private Finite() {}

    static void check(double loss, Pace pace) {
        if (!Double.isFinite(loss)) {
            throw new FoveaException(String.format(
                    Locale.ROOT,
                    "loss must be finite, but was %s (epoch %d, step %d, rate %.2g). Lower --rate, or clip the gradient"
                            + " with --clip 1.",
                    loss,
                    pace.epoch(),
                    pace.stepInEpoch() + 1,
                    pace.rate()));
        }
    }
}
