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

    /** Whether it keeps shapes about as they are: no side shrinks or grows by more than so many times. */
    boolean isGentle(double most) {
        double across = Math.hypot(xx, yx);
        double down = Math.hypot(xy, yy);
        double area = Math.abs(determinant());
        return across < most && down < most && across > 1 / most && down > 1 / most && area > 0.8 * across * down;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "[%.3f %.3f %.3f; %.3f %.3f %.3f]", xx, xy, x0, yx, yy, y0);
    }
}
