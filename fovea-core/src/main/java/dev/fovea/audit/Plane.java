package dev.fovea.audit;

import dev.fovea.picture.Picture;

/** Gray values that can be asked for between pixels: a square of {@code side * side}. Immutable; any thread. */
final class Plane {
    private final int side;
    private final float[] values;

    private Plane(int side, float[] values) {
        this.side = side;
        this.values = values;
    }

    /** Of a square picture of one channel. */
    static Plane of(Picture gray) {
        float[] values = new float[gray.pixels().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = gray.pixels()[i] & 0xff;
        }
        return new Plane(gray.width(), values);
    }

    /** Half as large: the mean of each four. */
    Plane half() {
        int to = side / 2;
        float[] out = new float[to * to];
        for (int y = 0; y < to; y++) {
            for (int x = 0; x < to; x++) {
                int at = 2 * y * side + 2 * x;
                out[y * to + x] = (values[at] + values[at + 1] + values[at + side] + values[at + side + 1]) / 4;
            }
        }
        return new Plane(to, out);
    }

    /** What is left where each value's neighbourhood of 5 x 5 is taken off it. */
    Plane detail() {
        Plane around = summed(1).summed(side);
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i] - around.values[i];
        }
        return new Plane(side, out);
    }

    /** The mean of five neighbours in one direction; at the border the last one counts again. */
    private Plane summed(int step) {
        float[] out = new float[values.length];
        int other = side + 1 - step;
        for (int place = 0; place < side; place++) {
            int least = Math.max(0, place - 2) * step;
            int less = Math.max(0, place - 1) * step;
            int here = place * step;
            int more = Math.min(side - 1, place + 1) * step;
            int most = Math.min(side - 1, place + 2) * step;
            for (int at = 0; at < side * other; at += other) {
                float sum = values[at + least] + values[at + less] + values[at + here] + values[at + more];
                out[at + here] = (sum + values[at + most]) / 5;
            }
        }
        return new Plane(side, out);
    }

    /** How fast values change to the right. */
    Plane across() {
        return slope(1);
    }

    /** How fast values change downward. */
    Plane down() {
        return slope(side);
    }

    private Plane slope(int step) {
        float[] out = new float[values.length];
        int other = side + 1 - step;
        for (int place = 0; place < side; place++) {
            int before = Math.max(0, place - 1);
            int behind = Math.min(side - 1, place + 1);
            int here = place * step;
            for (int at = 0; at < side * other; at += other) {
                out[at + here] = (values[at + behind * step] - values[at + before * step]) / (behind - before);
            }
        }
        return new Plane(side, out);
    }

    /** Pixels, about, among which the values are spread, by their second and fourth moments; 0 where there is none. */
    double richness() {
        double squares = 0;
        double fourths = 0;
        for (int i = 0; i < values.length; i++) {
            double square = (double) values[i] * values[i];
            squares += square;
            fourths += square * square;
        }
        return fourths > 0 ? squares * squares / fourths : 0;
    }

    /** Pixels of a side. */
    int side() {
        return side;
    }

    /** The value of a pixel, counted row by row. */
    float at(int pixel) {
        return values[pixel];
    }

    /**
     * The value at a place: linear between the four pixels around it.
     *
     * @param corner the pixel above and left of it, counted row by row; not of the last row or column
     * @param right how far from that pixel to the right, 0..1
     * @param below how far downward, 0..1
     */
    float between(int corner, float right, float below) {
        float above = values[corner] + right * (values[corner + 1] - values[corner]);
        int under = corner + side;
        float beneath = values[under] + right * (values[under + 1] - values[under]);
        return above + below * (beneath - above);
    }
}
