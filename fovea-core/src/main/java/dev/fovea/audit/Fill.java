package dev.fovea.audit;

/** The flat areas in the corners of a picture: what a rotation left free, a frame, a plain background. */
final class Fill {
    /** Steps of gray by which a pixel of one area may differ from its corner. */
    private static final float TOLERANCE = 4;

    private final Plane plane;
    private final boolean[] fill;
    private final int[] queue;
    private int end;

    private Fill(Plane plane) {
        this.plane = plane;
        this.fill = new boolean[plane.side() * plane.side()];
        this.queue = new int[fill.length];
    }

    /** Which pixels are of such an area; none where that would be nearly all. */
    static boolean[] of(Plane plane) {
        int side = plane.side();
        Fill areas = new Fill(plane);
        for (int corner : new int[] {0, side - 1, side * (side - 1), side * side - 1}) {
            areas.spread(corner);
        }
        return areas.end > 0.9 * side * side ? new boolean[side * side] : areas.fill;
    }

    /** Pixels that have none of such an area, nor the border, within so many pixels across and down. */
    static boolean[] comparable(boolean[] fill, int side, int within) {
        boolean[] near = near(near(fill, side, within, 1), side, within, side);
        boolean[] out = new boolean[fill.length];
        for (int y = within; y < side - within; y++) {
            for (int x = within; x < side - within; x++) {
                out[y * side + x] = !near[y * side + x];
            }
        }
        return out;
    }

    /** Pixels that have one within so many in one direction. */
    private static boolean[] near(boolean[] pixels, int side, int within, int step) {
        boolean[] out = pixels.clone();
        for (int i = 0; i < side * side; i++) {
            if (pixels[i]) {
                int place = step == 1 ? i % side : i / side;
                int to = Math.min(side - 1, place + within);
                for (int near = Math.max(0, place - within); near <= to; near++) {
                    out[i + (near - place) * step] = true;
                }
            }
        }
        return out;
    }

    private void spread(int corner) {
        if (fill[corner]) {
            return;
        }
        int side = plane.side();
        float level = plane.at(corner);
        int at = end;
        take(corner, level);
        for (; at < end; at++) {
            int pixel = queue[at];
            int x = pixel % side;
            if (pixel >= side) {
                take(pixel - side, level);
            }
            if (pixel < fill.length - side) {
                take(pixel + side, level);
            }
            if (x > 0) {
                take(pixel - 1, level);
            }
            if (x < side - 1) {
                take(pixel + 1, level);
            }
        }
    }

    private void take(int pixel, float level) {
        if (!fill[pixel] && Math.abs(plane.at(pixel) - level) <= TOLERANCE) {
            fill[pixel] = true;
            queue[end++] = pixel;
        }
    }
}
