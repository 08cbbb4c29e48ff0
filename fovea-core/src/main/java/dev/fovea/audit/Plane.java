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
        for (int i = 0; i < out.length; i++) {
            int place = step == 1 ? i % side : i / side;
            float sum = 0;
            for (int k = -2; k <= 2; k++) {
                int near = Math.min(side - 1, Math.max(0, place + k));
                sum += values[i + (near - place) * step];
            }
            out[i] = sum / 5;
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
        for (int i = 0; i < out.length; i++) {
            int place = step == 1 ? i % side : i / side;
            int before = place > 0 ? i - step : i;
            int behind = place < side - 1 ? i + step : i;
            out[i] = (values[behind] - values[before]) * step / (behind - before);
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

    /** Whether {@link #between} may be asked at this place, in pixels from the centre of the first. */
    boolean holds(double x, double y) {
        return x >= 0 && y >= 0 && x < side - 1 && y < side - 1;
    }

    /** The value at a place: linear between the four pixels around it. */
    float between(double x, double y) {
        int column = (int) x;
        int row = (int) y;
        float dx = (float) (x - column);
        float dy = (float) (y - row);
        int at = row * side + column;
        float above = values[at] + dx * (values[at + 1] - values[at]);
        float below = values[at + side] + dx * (values[at + side + 1] - values[at + side]);
        return above + dy * (below - above);
    }
}
