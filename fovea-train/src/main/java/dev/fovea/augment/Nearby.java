package dev.fovea.augment;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Resize;
import dev.fovea.picture.Window;

/**
 * The part of a large picture that a map reads, shrunk where the map shrinks it, so that bilinear sampling skips no
 * detail: torchvision's {@code antialias}. Where the map is a plain crop the result is exactly Pillow's resize of it.
 *
 * @param picture what is left to sample
 * @param toSource from the canvas to {@code picture}
 */
record Nearby(Picture picture, Affine toSource) {
    /** Below this ratio bilinear sampling alone loses next to nothing. */
    private static final double SHRINKS = 1.25;

    /**
     * @param source any size
     * @param toSource from the frame to the source
     * @param frame the canvas
     */
    static Nearby of(Picture source, Affine toSource, Frame frame) {
        double perX = Math.hypot(toSource.xx(), toSource.xy());
        double perY = Math.hypot(toSource.yx(), toSource.yy());
        Window box = read(source, toSource, frame);
        int width = shrunk(box.width(), perX);
        int height = shrunk(box.height(), perY);
        Picture small = Resize.to(box.of(source), width, height);
        Affine toSmall = Affine.shift(-box.left(), -box.top())
                .then(Affine.scale((double) width / box.width(), (double) height / box.height()));
        return new Nearby(small, toSource.then(toSmall));
    }

    private static int shrunk(int side, double ratio) {
        return ratio < SHRINKS ? side : (int) Math.max(1, Math.rint(side / ratio));
    }

    /** The window that holds all positions read; everything where some lie outside and the fill must see the whole. */
    private static Window read(Picture source, Affine toSource, Frame frame) {
        double width = frame.width() * toSource.xx();
        double slantX = frame.height() * toSource.xy();
        double height = frame.height() * toSource.yy();
        double slantY = frame.width() * toSource.yx();
        int left = low(toSource.x0(), width, slantX);
        int top = low(toSource.y0(), slantY, height);
        int right = high(toSource.x0(), width, slantX);
        int bottom = high(toSource.y0(), slantY, height);
        boolean all = left < 0 || top < 0 || right > source.width() || bottom > source.height();
        return all
                ? new Window(0, 0, source.width(), source.height())
                : new Window(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    // a millionth of a pixel is rounding, not a further column
    private static int low(double start, double a, double b) {
        return (int) Math.floor(start + Math.min(0, a) + Math.min(0, b) + 1e-6);
    }

    private static int high(double start, double a, double b) {
        return (int) Math.ceil(start + Math.max(0, a) + Math.max(0, b) - 1e-6);
    }
}
