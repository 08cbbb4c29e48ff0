package dev.fovea.base;

import java.util.Locale;

/**
 * Checks of arguments, state and the world, with one formula for the message: {@code <what> must be <rule>, but was
 * <value> (<where>). <How to repair>.}
 */
public final class Check {
    private Check() {}

    /**
     * An argument holds.
     *
     * @param holds what must be true
     * @param message format of the message, as in {@link String#format}
     * @param values what the format names
     * @throws IllegalArgumentException if it does not hold
     */
    public static void that(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalArgumentException(String.format(Locale.ROOT, message, values));
        }
    }

    /**
     * The object is in a state that allows the call.
     *
     * @throws IllegalStateException if it does not hold
     */
    public static void state(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new IllegalStateException(String.format(Locale.ROOT, message, values));
        }
    }

    /**
     * The world (a folder, a picture, a model file, a device) is as it must be.
     *
     * @throws FoveaException if it does not hold
     */
    public static void world(boolean holds, String message, Object... values) {
        if (!holds) {
            throw new FoveaException(String.format(Locale.ROOT, message, values));
        }
    }
}
