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
 * @param whole whether nothing outside the source is read, so that its edge goes on as in a resize and nothing is filled
 */
record Nearby(Picture picture, Move toSource, boolean whole) {
    /** Below this ratio bilinear sampling alone loses next to nothing. */
    private static final double SHRINKS = 1.25;

    /**
     * @param source any size
     * @param toSource from the frame to the source
     * @param frame the canvas
     * @param reach how far a pixel may be displaced before the map, in pixels
     */
    static Nearby of(Picture source, Move toSource, Frame frame, double reach) {
        Box reads = toSource.box(Box.of(frame, reach));
        boolean whole = isInside(source, reads);
        Window box = whole ? window(reads) : new Window(0, 0, source.width(), source.height());
        int width = shrunk(box.width(), stretch(toSource, frame, false));
        int height = shrunk(box.height(), stretch(toSource, frame, true));
        Picture small = Resize.to(box.of(source), width, height);
        Affine toSmall = Affine.shift(-box.left(), -box.top())
                .then(Affine.scale((double) width / box.width(), (double) height / box.height()));
        return new Nearby(small, toSource.then((Move) toSmall), whole);
    }

    /** Source pixels along one axis for a pixel of the canvas: everywhere of an affine map, else in the middle. */
    private static double stretch(Move toSource, Frame frame, boolean down) {
        if (toSource instanceof Affine affine) {
            return down ? Math.hypot(affine.yx(), affine.yy()) : Math.hypot(affine.xx(), affine.xy());
        }
        double x = frame.width() / 2.0;
        double y = frame.height() / 2.0;
        double across = along(toSource, x + 0.5, y, down) - along(toSource, x - 0.5, y, down);
        double below = along(toSource, x, y + 0.5, down) - along(toSource, x, y - 0.5, down);
        return Math.hypot(across, below);
    }

    private static double along(Move map, double x, double y, boolean down) {
        return down ? map.y(x, y) : map.x(x, y);
    }

    private static int shrunk(int side, double ratio) {
        return ratio < SHRINKS ? side : (int) Math.max(1, Math.rint(side / ratio));
    }

    private static boolean isInside(Picture source, Box box) {
        return low(box.left()) >= 0
                && low(box.top()) >= 0
                && high(box.right()) <= source.width()
                && high(box.bottom()) <= source.height();
    }

    /** The window that holds all positions read. */
    private static Window window(Box box) {
        int left = low(box.left());
        int top = low(box.top());
        return new Window(left, top, Math.max(1, high(box.right()) - left), Math.max(1, high(box.bottom()) - top));
    }

    // a millionth of a pixel is rounding, not a further column
    private static int low(double lowest) {
        return (int) Math.floor(lowest + 1e-6);
    }

    private static int high(double highest) {
        return (int) Math.ceil(highest - 1e-6);
    }
}
