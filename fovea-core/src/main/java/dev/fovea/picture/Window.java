package dev.fovea.picture;

import dev.fovea.base.Check;
import java.util.Arrays;

/**
 * A rectangle of pixels inside a picture.
 *
 * @param left first column, at least 0
 * @param top first row, at least 0
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Window(int left, int top, int width, int height) {
    /** Checks the ranges. */
    public Window {
        Check.that(
                left >= 0 && top >= 0 && width > 0 && height > 0,
                "window must start at 0 or later and be at least 1 x 1, but was %d x %d at column %d, row %d",
                width,
                height,
                left,
                top);
    }

    /** The first column to the right of it. */
    public int right() {
        return left + width;
    }

    /** The first row below it. */
    public int bottom() {
        return top + height;
    }

    /**
     * Cuts the window out; the same object where it is the whole picture.
     *
     * @throws IllegalArgumentException if it reaches outside
     */
    public Picture of(Picture picture) {
        Check.that(
                right() <= picture.width() && bottom() <= picture.height(),
                "window must lie inside the picture of %d x %d, but was %s",
                picture.width(),
                picture.height(),
                this);
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        byte[] out = new byte[width * height * picture.channels()];
        copyRows(picture, this, out, new Window(0, 0, width, height), width);
        return new Picture(height, width, picture.channels(), out);
    }

    /** Lays a picture of this window's size on white; as {@link #onBlack}. */
    Picture onWhite(Picture picture, int fullWidth, int fullHeight) {
        return on(picture, fullWidth, fullHeight, (byte) 255);
    }

    /**
     * Lays a picture of this window's size on black.
     *
     * @param fullWidth columns of the result, which the window must lie inside
     * @param fullHeight rows of the result
     */
    public Picture onBlack(Picture picture, int fullWidth, int fullHeight) {
        return on(picture, fullWidth, fullHeight, (byte) 0);
    }

    private Picture on(Picture picture, int fullWidth, int fullHeight, byte ground) {
        Check.that(
                picture.width() == width
                        && picture.height() == height
                        && right() <= fullWidth
                        && bottom() <= fullHeight,
                "window must have the size of %s and lie inside %d x %d, but was %s",
                picture,
                fullWidth,
                fullHeight,
                this);
        if (width == fullWidth && height == fullHeight) {
            return picture;
        }
        byte[] out = new byte[fullWidth * fullHeight * picture.channels()];
        if (ground != 0) {
            Arrays.fill(out, ground);
        }
        copyRows(picture, new Window(0, 0, width, height), out, this, fullWidth);
        return new Picture(fullHeight, fullWidth, picture.channels(), out);
    }

    private static void copyRows(Picture from, Window source, byte[] to, Window target, int targetWidth) {
        int channels = from.channels();
        for (int y = 0; y < source.height; y++) {
            System.arraycopy(
                    from.pixels(),
                    ((source.top + y) * from.width() + source.left) * channels,
                    to,
                    ((target.top + y) * targetWidth + target.left) * channels,
                    source.width * channels);
        }
    }
}
