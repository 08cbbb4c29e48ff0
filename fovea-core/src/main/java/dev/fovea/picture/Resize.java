package dev.fovea.picture;

import dev.fovea.base.Check;

/**
 * Resizes pictures as Pillow does ({@code Image.resize} with {@code BILINEAR}), equal to the bit: the triangle filter,
 * widened by the ratio where a side shrinks, so that no detail is skipped (antialiased); first along rows, rounded to
 * 0..255, then along columns, rounded to 0..255. A pass whose side does not change leaves every value as it is. (Pillow 13 takes the
 * columns first where that is cheaper, which differs by a rounding; up to 12, by which most pretrained weights saw their
 * pictures, rows always came first, as here.)
 *
 * <p>Source: Pillow, {@code src/libImaging/Resample.c}, 8 bits per channel. Safe from any thread.
 */
public final class Resize {
    private Resize() {}

    /** The whole picture at another size; the same object where it already has it. */
    public static Picture to(Picture picture, int width, int height) {
        return to(picture, width, height, new Window(0, 0, width, height));
    }

    /**
     * A window of the picture at another size: the same pixels as resizing the whole and cutting the window out, without
     * computing the rest. Cost: about one multiplication for each pixel, channel and direction read.
     *
     * @param width pixels in a row of the whole resized picture, at least 1
     * @param height rows of the whole resized picture, at least 1
     * @param window what is wanted of it; must lie inside
     */
    public static Picture to(Picture picture, int width, int height, Window window) {
        Check.that(
                window.right() <= width && window.bottom() <= height,
                "window must lie inside the resized picture of %d x %d, but was %s",
                width,
                height,
                window);
        if (width == picture.width() && height == picture.height()) {
            return window.of(picture);
        }
        Taps across = Taps.of(picture.width(), width, window.left(), window.width());
        Taps down = Taps.of(picture.height(), height, window.top(), window.height());
        RowPass rows = new RowPass(picture, across, down.end() - down.first());
        byte[] pixels = new ColumnPass(rows, down).resize();
        return new Picture(window.height(), window.width(), picture.channels(), pixels);
    }
}
