package dev.fovea.augment;

import dev.fovea.picture.Picture;

/**
 * How far a map reads beyond each side of a picture, in pixels, all at least 0.
 *
 * @param left columns before the first
 * @param top rows above the first
 * @param right columns behind the last
 * @param bottom rows below the last
 */
record Margins(int left, int top, int right, int bottom) {
    /** What rounding in fixed point may add, with plenty to spare. */
    private static final double SLACK = 1e-3;

    /** A picture may grow to this many times its pixels; maps that reach farther are rare and read pixel by pixel. */
    private static final int GROWTH = 4;

    /**
     * Of the canvas seen in the picture.
     *
     * @param toSource from the canvas to the picture
     * @param reach how far a pixel may be displaced before the map, in pixels
     */
    static Margins of(Picture picture, Move toSource, Frame frame, double reach) {
        Box box = toSource.box(Box.of(frame, reach - 0.5));
        return new Margins(
                before(box.left() - 0.5),
                before(box.top() - 0.5),
                behind(box.right() - 0.5, picture.width()),
                behind(box.bottom() - 0.5, picture.height()));
    }

    private static int before(double lowest) {
        return (int) Math.max(0, -Math.floor(lowest - SLACK));
    }

    /** The right or lower neighbour of the highest position is read too. */
    private static int behind(double highest, int side) {
        return (int) Math.max(0, Math.floor(highest + SLACK) + 2 - side);
    }

    /** Whether nothing is read outside. */
    boolean isNone() {
        return (left | top | right | bottom) == 0;
    }

    /** Whether the picture with its margins is too large to be worth making. */
    boolean isFar(Picture picture) {
        double grown = ((double) left + picture.width() + right) * ((double) top + picture.height() + bottom);
        return grown > 1024 + (double) GROWTH * picture.width() * picture.height();
    }

    /** Columns with margins. */
    int width(Picture picture) {
        return left + picture.width() + right;
    }

    /** Rows with margins. */
    int height(Picture picture) {
        return top + picture.height() + bottom;
    }

    /** For each column of the margins, left ones first, the column of the picture that stands there; -1 for black. */
    int[] columns(Picture picture, Fill fill) {
        int[] columns = new int[left + right];
        for (int i = 0; i < left; i++) {
            columns[i] = fill.index(i - left, picture.width());
        }
        for (int i = 0; i < right; i++) {
            columns[left + i] = fill.index(picture.width() + i, picture.width());
        }
        return columns;
    }

    /**
     * Copies the picture's rows, complete with their margins, to the rows above and below it; leaves black ones.
     *
     * @param array of any type, rows of {@link #width}
     */
    @SuppressWarnings("SuspiciousSystemArraycopy") // bytes or longs, the same one twice
    void copyRows(Object array, Picture picture, Fill fill) {
        int stride = width(picture);
        for (int row = 0; row < height(picture); row++) {
            int from = fill.index(row - top, picture.height());
            if (from >= 0 && from != row - top) {
                System.arraycopy(array, (top + from) * stride, array, row * stride, stride);
            }
        }
    }
}
