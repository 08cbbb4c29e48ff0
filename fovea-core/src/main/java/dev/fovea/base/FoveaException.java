package dev.fovea.base;

import org.jspecify.annotations.Nullable;

/**
 * The world is not as it must be: a folder, a picture, a model file or a device. Its message is for the user and
 * follows one formula: what must be what, but was what (where). How to repair.
 */
public class FoveaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param message one line in the user's own words, with the repair */
    public FoveaException(String message) {
        super(message);
    }

    /**
     * @param message one line in the user's own words, with the repair
     * @param cause what the machine said; null where it said nothing
     */
    public FoveaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
