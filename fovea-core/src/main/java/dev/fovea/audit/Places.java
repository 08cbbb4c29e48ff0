package dev.fovea.audit;

/**
 * The pixels of one row of a picture that a map puts inside another of the same side, and where. Filled anew for each row
 * and for each map; one thread.
 */
final class Places {
    /** Across, of each column of the picture: 0..1. */
    final double[] x;

    /** Of each place, the column that it comes from. */
    final int[] column;

    /** Of each place, the pixel above and left of it. */
    final int[] corner;

    /** How far each place lies right of that pixel, 0..1. */
    final float[] right;

    /** How far each place lies below that pixel, 0..1. */
    final float[] below;

    private final int side;
    private int count;

    Places(int side) {
        this.side = side;
        this.x = new double[side];
        this.column = new int[side];
        this.corner = new int[side];
        this.right = new float[side];
        this.below = new float[side];
        for (int i = 0; i < side; i++) {
            x[i] = y(i);
        }
    }

    /** Pixels of a side. */
    int side() {
        return side;
    }

    /** Down, of a row: 0..1. */
    double y(int row) {
        return (row + 0.5) / side;
    }

    /** Places there are. */
    int count() {
        return count;
    }

    /** Finds those of a row. */
    void fill(int row, Warp warp) {
        int n = 0;
        for (int i = 0; i < side; i++) {
            double px = warp.x(x[i], y(row)) * side - 0.5;
            double py = warp.y(x[i], y(row)) * side - 0.5;
            if (px >= 0 && py >= 0 && px < side - 1 && py < side - 1) {
                int left = (int) px;
                int above = (int) py;
                column[n] = i;
                corner[n] = above * side + left;
                right[n] = (float) (px - left);
                below[n++] = (float) (py - above);
            }
        }
        count = n;
    }

    /** The pixel of the other picture that is nearest to a place. */
    int nearest(int place) {
        return corner[place] + (right[place] < 0.5f ? 0 : 1) + (below[place] < 0.5f ? 0 : side);
    }

    /** The value of the other picture's plane at a place: linear between the four pixels around it. */
    float value(Plane plane, int place) {
        return plane.between(corner[place], right[place], below[place]);
    }
}
