package dev.fovea.audit;

/** The flat areas in the corners of a picture: what a rotation left free, a frame, a plain background. */
final class Fill {
    /** Steps of gray by which a pixel of one area may differ from its corner. */
    private static final float TOLERANCE = 4;

    private Fill() {}

    /** Which pixels are of such an area; none where that would be nearly all. */
    static boolean[] of(Plane plane) {
        int side = plane.side();
        boolean[] fill = new boolean[side * side];
        int[] queue = new int[side * side];
        int filled = 0;
        for (int corner : new int[] {0, side - 1, side * (side - 1), side * side - 1}) {
            if (!fill[corner]) {
                filled = spread(plane, corner, fill, queue, filled);
            }
        }
        return filled > 0.9 * side * side ? new boolean[side * side] : fill;
    }

    /** Pixels that have none of such an area, nor the border, within so many pixels. */
    static boolean[] comparable(boolean[] fill, int side, int within) {
        boolean[] out = new boolean[fill.length];
        for (int i = 0; i < out.length; i++) {
            int x = i % side;
            int y = i / side;
            boolean inside = x >= within && y >= within && x < side - within && y < side - within;
            out[i] = inside && isFree(fill, side, i, within);
        }
        return out;
    }

    private static boolean isFree(boolean[] fill, int side, int pixel, int within) {
        for (int row = -within; row <= within; row++) {
            for (int column = -within; column <= within; column++) {
                if (fill[pixel + row * side + column]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int spread(Plane plane, int corner, boolean[] fill, int[] queue, int filled) {
        int side = plane.side();
        float level = plane.at(corner);
        int end = filled;
        queue[end++] = corner;
        fill[corner] = true;
        for (int at = filled; at < end; at++) {
            int x = queue[at] % side;
            for (int next : new int[] {queue[at] - side, queue[at] + side, queue[at] - 1, queue[at] + 1}) {
                boolean inside = next >= 0 && next < fill.length && Math.abs(next % side - x) <= 1;
                if (inside && !fill[next] && Math.abs(plane.at(next) - level) <= TOLERANCE) {
                    fill[next] = true;
                    queue[end++] = next;
                }
            }
        }
        return end;
    }
}
