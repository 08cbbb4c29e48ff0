package dev.fovea.augment;

import dev.fovea.base.Check;

/**
 * A map of the plane: {@code x' = xx * x + xy * y + x0}, {@code y' = yx * x + yy * y + y0}. Coordinates are in pixels,
 * x to the right, y down, and the first pixel covers 0..1, so that its middle is at 0.5. Immutable.
 *
 * @param xx of x in x'
 * @param xy of y in x'
 * @param x0 shift to the right
 * @param yx of x in y'
 * @param yy of y in y'
 * @param y0 shift down
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) {
    /** Moves nothing. */
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** Moves right and down. */
    static Affine shift(double right, double down) {
        return new Affine(1, 0, right, 0, 1, down);
    }

    /** Multiplies x and y. */
    static Affine scale(double x, double y) {
        return new Affine(x, 0, 0, 0, y, 0);
    }

    /** Turns clockwise, as one sees it, about the frame's middle. */
    static Affine rotation(double degrees, Frame frame) {
        // StrictMath: the same picture on every machine
        double cos = StrictMath.cos(Math.toRadians(degrees));
        double sin = StrictMath.sin(Math.toRadians(degrees));
        return about(frame, new Affine(cos, -sin, 0, sin, cos, 0));
    }

    /** Enlarges (above 1) or shrinks about the frame's middle. */
    static Affine zoom(double factor, Frame frame) {
        return about(frame, scale(factor, factor));
    }

    /** Slants along x by this angle, the frame's middle row stays. */
    static Affine shear(double degrees, Frame frame) {
        return about(frame, new Affine(1, -StrictMath.tan(Math.toRadians(degrees)), 0, 0, 1, 0));
    }

    private static Affine about(Frame frame, Affine map) {
        double x = frame.width() / 2.0;
        double y = frame.height() / 2.0;
        return shift(-x, -y).then(map).then(shift(x, y));
    }

    /** Whether it moves nothing by more than a billionth of its distance. */
    boolean isIdentity() {
        return Math.abs(xx - 1) + Math.abs(xy) + Math.abs(x0) + Math.abs(yx) + Math.abs(yy - 1) + Math.abs(y0) < 1e-9;
    }

    /** This map, and {@code next} on what it gives. */
    public Affine then(Affine next) {
        return new Affine(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.xx * x0 + next.xy * y0 + next.x0,
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                next.yx * x0 + next.yy * y0 + next.y0);
    }

    /**
     * The way back.
     *
     * @throws IllegalArgumentException if the map flattens the plane
     */
    public Affine inverse() {
        double determinant = xx * yy - xy * yx;
        Check.that(determinant != 0, "affine map must be invertible, but was %s", this);
        double a = yy / determinant;
        double b = -xy / determinant;
        double c = -yx / determinant;
        double d = xx / determinant;
        return new Affine(a, b, -a * x0 - b * y0, c, d, -c * x0 - d * y0);
    }

    /** x' of a point. */
    double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    /** y' of a point. */
    double y(double x, double y) {
        return yx * x + yy * y + y0;
    }
}
