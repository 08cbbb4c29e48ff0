package dev.fovea.audit;

import java.util.Locale;

/**
 * An affine map from the places of one picture to those of another, sides of both being 1: {@code x' = xx * x + xy * y + x0}
 * and {@code y' = yx * x + yy * y + y0}.
 */
record Warp(double xx, double xy, double x0, double yx, double yy, double y0) {
    /** Onto a part of the other picture. */
    static Warp onto(View view, boolean mirrored) {
        double side = view.right() - view.left();
        double height = view.bottom() - view.top();
        return mirrored
                ? new Warp(-side, 0, view.right(), 0, height, view.top())
                : new Warp(side, 0, view.left(), 0, height, view.top());
    }

    double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** By how much areas grow; below 0 where it mirrors. */
    double determinant() {
        return xx * yy - xy * yx;
    }

    /** The sum of two. */
    Warp plus(double[] by) {
        return new Warp(xx + by[0], xy + by[1], x0 + by[2], yx + by[3], yy + by[4], y0 + by[5]);
    }

    /** Whether no side shrinks or grows by more than so many times, or is laid along the other. */
    boolean isGentle(double most) {
        double across = Math.abs(xx);
        double down = Math.abs(yy);
        return across < most && down < most && across > 1 / most && down > 1 / most && Math.abs(xy * yx) < across * down;
    }

    /** The same between pixels of pictures of these sizes. */
    Warp inPixels(Thumb from, Thumb to) {
        double w = to.width();
        double h = to.height();
        return new Warp(
                xx * w / from.width(), xy * w / from.height(), x0 * w, yx * h / from.width(), yy * h / from.height(), y0 * h);
    }

    /** By how much it departs from a map that keeps all shapes, though it may mirror, turn and enlarge: 0 is not at all. */
    double strain() {
        double sign = Math.signum(determinant());
        double unequal = Math.hypot(xx - sign * yy, xy + sign * yx);
        return unequal / Math.sqrt(Math.abs(determinant()));
    }

    /** By how many degrees the horizontal is turned, up to 90. */
    double degrees() {
        return Math.toDegrees(Math.atan2(Math.abs(yx), Math.abs(xx)));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "[%.3f %.3f %.3f; %.3f %.3f %.3f]", xx, xy, x0, yx, yy, y0);
    }
}
