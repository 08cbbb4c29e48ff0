package dev.fovea.picture;

import dev.fovea.base.FoveaException;

/** Bytes that are no readable picture. The message is the reason alone, in a few words, such as {@code truncated JPEG}. */
public final class UnreadablePicture extends FoveaException {
    private static final long serialVersionUID = 1L;

    /** @param reason a few words without the file's name, which the caller adds */
    public UnreadablePicture(String reason) {
        super(reason);
    }
}
