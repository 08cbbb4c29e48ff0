package dev.fovea.audit;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;

/**
 * A small gray picture of a picture, by which it is compared: of a tiny one its own pixels, of all others
 * {@link #SIDE} x {@link #SIDE}, sides not in proportion. Immutable; any thread.
 *
 * @param gray one channel
 * @param width pixels in a row of the picture itself
 * @param height rows of the picture itself
 */
record Thumb(Picture gray, int width, int height) {
    /** Pixels of a side. */
    static final int SIDE = 64;

    /** Pixels up to which a picture is tiny: too few to align by, when a digit would be laid on every other. */
    private static final int TINY = 48 * 48;

    /** Of the pixels of a thumb, those among which its detail must be spread; 1 % of photographs of flowers have below 270. */
    private static final double RICH = 200;

    static Thumb of(Picture picture) {
        Picture gray = picture.withChannels(1);
        boolean tiny = picture.width() * picture.height() <= TINY;
        return new Thumb(tiny ? gray : Resize.to(gray, SIDE, SIDE), picture.width(), picture.height());
    }

    /** Whether it shows too little to be told from others once it may be moved: it is tiny, or a line or two. */
    boolean isPlain() {
        return width * height <= TINY || Plane.of(gray).detail().richness() < RICH;
    }

    /** The same where it has {@link #SIDE} pixels a side, and else resized to that. */
    Picture square() {
        return Resize.to(gray, SIDE, SIDE);
    }
}
