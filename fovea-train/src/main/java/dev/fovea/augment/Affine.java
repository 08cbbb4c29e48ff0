package dev.fovea.augment;

import dev.fovea.base.Check;

/**
 * A map of the plane: {@code x' = xx * x + xy * y + x0}, {@code y' = yx * x + yy * y + y0}. Immutable.
 *
 * @param xx of x in x'
 * @param xy of y in x'
 * @param x0 shift to the right
 * @param yx of x in y'
 * @param yy of y in y'
 * @param y0 shift down
 */
public record Affine(double xx, double xy, double x0, double yx, double yy, double y0) implements Move {
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

    @Override
    public boolean isIdentity() {
        return Math.abs(xx - 1) + Math.abs(xy) + Math.abs(x0) + Math.abs(yx) + Math.abs(yy - 1) + Math.abs(y0) < 1e-9;
    }

    @Override
    public Move then(Move next) {
        return next instanceof Affine affine
                ? then(affine)
                : Projective.of(this).then(next);
    }

    /** As {@link Move#then}, which of two affine maps is affine. */
    public Affine then(Affine next) {
        return new Affine(
                next.xx * xx + next.xy * yx,
                next.xx * xy + next.xy * yy,
                next.xx * x0 + next.xy * y0 + next.x0,
                next.yx * xx + next.yy * yx,
                next.yx * xy + next.yy * yy,
                next.yx * x0 + next.yy * y0 + next.y0);
    }

    @Override
    public Affine inverse() {
        double determinant = xx * yy - xy * yx;
        Check.that(determinant != 0, "affine map must be invertible, but was %s", this);
        double a = yy / determinant;
        double b = -xy / determinant;
        double c = -yx / determinant;
        double d = xx / determinant;
        return new Affine(a, b, -a * x0 - b * y0, c, d, -c * x0 - d * y0);
    }

    @Override
    public double x(double x, double y) {
        return xx * x + xy * y + x0;
    }

    @Override
    public double y(double x, double y) {
        return yx * x + yy * y + y0;
    }

    /** An affine map reaches farthest at the corners. */
    @Override
    public Box box(Box of) {
        double x = x(of.left(), of.top());
        double y = y(of.left(), of.top());
        double acrossX = (of.right() - of.left()) * xx;
        double downX = (of.bottom() - of.top()) * xy;
        double acrossY = (of.right() - of.left()) * yx;
        double downY = (of.bottom() - of.top()) * yy;
        return new Box(
                x + Math.min(0, acrossX) + Math.min(0, downX),
                y + Math.min(0, acrossY) + Math.min(0, downY),
                x + Math.max(0, acrossX) + Math.max(0, downX),
                y + Math.max(0, acrossY) + Math.max(0, downY));
    }
}
