package dev.fovea.fit;

import dev.fovea.base.FoveaException;

/** A checkpoint's bytes are not what was written; the one before it may be. */
final class DamagedCheckpoint extends FoveaException {
    private static final long serialVersionUID = 1L;

    DamagedCheckpoint(String message) {
        super(message);
    }

    DamagedCheckpoint(String message, Throwable cause) {
        super(message, cause);
    }
}
