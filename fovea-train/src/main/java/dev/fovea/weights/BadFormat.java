package dev.fovea.weights;

import java.util.Locale;

/** What is wrong inside a file of weights; {@link WeightsFile} adds the file's name and the repair. */
final class BadFormat extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFormat(String message) {
        super(message);
    }

    /** Holds, or the file is refused. */
    static void unless(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new BadFormat(String.format(Locale.ROOT, message, values));
        }
    }
}
