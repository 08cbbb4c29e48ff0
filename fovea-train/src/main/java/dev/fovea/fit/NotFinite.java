package dev.fovea.fit;

import dev.fovea.base.FoveaException;

/** The loss has left the numbers; the weights still are those before the step. */
final class NotFinite extends FoveaException {
    private static final long serialVersionUID = 1L;

    NotFinite(String message) {
        super(message);
    }
}
