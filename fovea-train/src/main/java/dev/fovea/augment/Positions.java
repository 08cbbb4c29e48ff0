package dev.fovea.augment;

/**
 * Positions in a source picture, one for each pixel of a row of the target, in any shape. Positions have
 * {@link Line#BITS} bits of fraction. Goes on from row to row: not a value.
 */
final class Positions {
    /** Farther out than any picture; a horizon is at infinity, which no number of bits holds. */
    private static final double FAR = 0x1p29;

    private static final double ONE = 0x1p32;

    private final long[] x;
    private final long[] y;
    private int out;

    Positions(int size) {
        x = new long[size];
        y = new long[size];
    }

    /** A row of a straight run. */
    void take(Line line) {
        for (int i = 0; i < x.length; i++) {
            x[i] = line.x() + i * line.stepX();
            y[i] = line.y() + i * line.stepY();
        }
        out = line.out();
    }

    /** A row of any map, its pixels displaced by the field before it. */
    void take(Move toSource, Field field, int row, long rounding) {
        for (int i = 0; i < x.length; i++) {
            double atX = i + 0.5 + field.x(row, i);
            double atY = row + 0.5 + field.y(row, i);
            x[i] = fixed(toSource.x(atX, atY) - 0.5) + rounding;
            y[i] = fixed(toSource.y(atX, atY) - 0.5) + rounding;
        }
    }

    private static long fixed(double value) {
        return Math.round(Math.max(-FAR, Math.min(FAR, value)) * ONE);
    }

    /** Where the row's values go. */
    void goTo(int offset) {
        out = offset;
    }

    int size() {
        return x.length;
    }

    /** Column; its whole part is the left neighbour. */
    long x(int i) {
        return x[i];
    }

    /** Row; its whole part is the upper neighbour. */
    long y(int i) {
        return y[i];
    }

    /** Offset of the row's first value in the target. */
    int out() {
        return out;
    }
}
