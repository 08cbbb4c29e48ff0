package dev.fovea.augment;

import dev.fovea.base.Check;

/**
 * A perspective: {@code x' = affine.x / w} and {@code y' = affine.y / w}, where {@code w = wx * x + wy * y + w0}. A
 * plane seen by a pinhole camera from anywhere. Coordinates as in {@link Affine}. Immutable.
 *
 * @param affine the two numerators
 * @param wx of x in the denominator
 * @param wy of y in the denominator
 * @param w0 the denominator at the origin
 */
public record Projective(Affine affine, double wx, double wy, double w0) implements Move {
    /** The same as any affine map. */
    static Projective of(Affine affine) {
        return new Projective(affine, 0, 0, 1);
    }

    /**
     * Brings the corners of the unit square to four points: (0, 0) to the first, (1, 0), (1, 1) and (0, 1) to the
     * others. Heckbert (1989), Fundamentals of Texture Mapping and Image Warping, section 2.2.3.
     */
    static Projective ofUnitSquare(Corners to) {
        double besideX = to.x1() - to.x2();
        double besideY = to.y1() - to.y2();
        double belowX = to.x3() - to.x2();
        double belowY = to.y3() - to.y2();
        double sumX = to.x0() - to.x1() + to.x2() - to.x3();
        double sumY = to.y0() - to.y1() + to.y2() - to.y3();
        double area = besideX * belowY - belowX * besideY;
        double wx = (sumX * belowY - belowX * sumY) / area;
        double wy = (besideX * sumY - sumX * besideY) / area;
        Affine affine = new Affine(
                to.x1() - to.x0() + wx * to.x1(),
                to.x3() - to.x0() + wy * to.x3(),
                to.x0(),
                to.y1() - to.y0() + wx * to.y1(),
                to.y3() - to.y0() + wy * to.y3(),
                to.y0());
        return new Projective(affine, wx, wy, 1);
    }

    @Override
    public boolean isIdentity() {
        return wx == 0 && wy == 0 && w0 == 1 && affine.isIdentity();
    }

    private double w(double x, double y) {
        return wx * x + wy * y + w0;
    }

    @Override
    public double x(double x, double y) {
        return affine.x(x, y) / w(x, y);
    }

    @Override
    public double y(double x, double y) {
        return affine.y(x, y) / w(x, y);
    }

    @Override
    public Projective then(Move next) {
        Projective last = next instanceof Projective other ? other : of((Affine) next);
        Affine a = last.affine;
        return new Projective(
                new Affine(
                        a.xx() * affine.xx() + a.xy() * affine.yx() + a.x0() * wx,
                        a.xx() * affine.xy() + a.xy() * affine.yy() + a.x0() * wy,
                        a.xx() * affine.x0() + a.xy() * affine.y0() + a.x0() * w0,
                        a.yx() * affine.xx() + a.yy() * affine.yx() + a.y0() * wx,
                        a.yx() * affine.xy() + a.yy() * affine.yy() + a.y0() * wy,
                        a.yx() * affine.x0() + a.yy() * affine.y0() + a.y0() * w0),
                last.wx * affine.xx() + last.wy * affine.yx() + last.w0 * wx,
                last.wx * affine.xy() + last.wy * affine.yy() + last.w0 * wy,
                last.wx * affine.x0() + last.wy * affine.y0() + last.w0 * w0);
    }

    @Override
    public Projective inverse() {
        Affine a = affine;
        double xx = a.yy() * w0 - a.y0() * wy;
        double yx = a.y0() * wx - a.yx() * w0;
        double zx = a.yx() * wy - a.yy() * wx;
        double determinant = a.xx() * xx + a.xy() * yx + a.x0() * zx;
        Check.that(determinant != 0, "perspective must be invertible, but was %s", this);
        return new Projective(
                new Affine(
                        xx / determinant,
                        (a.x0() * wy - a.xy() * w0) / determinant,
                        (a.xy() * a.y0() - a.x0() * a.yy()) / determinant,
                        yx / determinant,
                        (a.xx() * w0 - a.x0() * wx) / determinant,
                        (a.x0() * a.yx() - a.xx() * a.y0()) / determinant),
                zx / determinant,
                (a.xy() * wx - a.xx() * wy) / determinant,
                (a.xx() * a.yy() - a.xy() * a.yx()) / determinant);
    }

    /** Lines stay lines, so that the corners are the farthest, unless the horizon runs through the rectangle. */
    @Override
    public Box box(Box of) {
        double side = w(of.left(), of.top());
        boolean whole = side * w(of.right(), of.top()) > 0
                && side * w(of.right(), of.bottom()) > 0
                && side * w(of.left(), of.bottom()) > 0;
        if (!whole) {
            return Box.EVERYTHING;
        }
        double x0 = x(of.left(), of.top());
        double x1 = x(of.right(), of.top());
        double x2 = x(of.right(), of.bottom());
        double x3 = x(of.left(), of.bottom());
        double y0 = y(of.left(), of.top());
        double y1 = y(of.right(), of.top());
        double y2 = y(of.right(), of.bottom());
        double y3 = y(of.left(), of.bottom());
        return new Box(
                Math.min(Math.min(x0, x1), Math.min(x2, x3)),
                Math.min(Math.min(y0, y1), Math.min(y2, y3)),
                Math.max(Math.max(x0, x1), Math.max(x2, x3)),
                Math.max(Math.max(y0, y1), Math.max(y2, y3)));
    }
}
