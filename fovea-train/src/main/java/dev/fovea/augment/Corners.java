package dev.fovea.augment;

/**
 * Four points, in the order of a picture's corners: left top, right top, right bottom, left bottom.
 *
 * @param x0 of the left top
 * @param y0 of the left top
 * @param x1 of the right top
 * @param y1 of the right top
 * @param x2 of the right bottom
 * @param y2 of the right bottom
 * @param x3 of the left bottom
 * @param y3 of the left bottom
 */
record Corners(double x0, double y0, double x1, double y1, double x2, double y2, double x3, double y3) {
    /** Whether they turn right at each corner, as a picture's do: neither folded nor flat. */
    boolean areConvex() {
        return turn(x0, y0, x1, y1, x2, y2) > 0
                && turn(x1, y1, x2, y2, x3, y3) > 0
                && turn(x2, y2, x3, y3, x0, y0) > 0
                && turn(x3, y3, x0, y0, x1, y1) > 0;
    }

    private static double turn(double... xy) {
        return (xy[2] - xy[0]) * (xy[5] - xy[3]) - (xy[3] - xy[1]) * (xy[4] - xy[2]);
    }
}
