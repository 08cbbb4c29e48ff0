package dev.fovea.augment;

/**
 * A straight run of positions in a source picture, one for each pixel of a row of the target. Positions have
 * {@value #BITS} bits of fraction, so that nothing drifts. Goes on from row to row: not a value.
 */
final class Line {
    /** Bits of fraction in a position. */
    static final int BITS = 32;

    private static final double ONE = 0x1p32;

    private final int size;
    private final long stepX;
    private final long stepY;
    private final long downX;
    private final long downY;
    private final int length;
    private long x;
    private long y;
    private int out;

    /**
     * The canvas's first row.
     *
     * @param toSource from the canvas to the source
     * @param rounding added to both coordinates, so that cutting them to fewer bits rounds to the nearest
     */
    Line(Affine toSource, Canvas canvas, long rounding) {
        size = canvas.frame().width();
        length = size * canvas.channels();
        out = canvas.offset();
        stepX = fixed(toSource.xx());
        stepY = fixed(toSource.yx());
        downX = fixed(toSource.xy());
        downY = fixed(toSource.yy());
        x = fixed(toSource.x(0.5, 0.5) - 0.5) + rounding;
        y = fixed(toSource.y(0.5, 0.5) - 0.5) + rounding;
    }

    private static long fixed(double value) {
        return Math.round(value * ONE);
    }

    /** Goes to the next row. */
    void down() {
        x += downX;
        y += downY;
        out += length;
    }

    /** Positions. */
    int size() {
        return size;
    }

    /** Column of the first position; its whole part is the left neighbour. */
    long x() {
        return x;
    }

    /** Row of the first position; its whole part is the upper neighbour. */
    long y() {
        return y;
    }

    /** From one column to the next. */
    long stepX() {
        return stepX;
    }

    /** From one row to the next. */
    long stepY() {
        return stepY;
    }

    /** Offset of the row's first value in the target. */
    int out() {
        return out;
    }
}
