package dev.fovea.audit;

import java.util.Arrays;
import java.util.Optional;

/**
 * Lays one picture over another: the affine map and the change of brightness and contrast under which they differ least, by
 * Gauss and Newton's method (Lucas and Kanade 1981; gain and bias as Bartoli 2008). Pixels that differ much, such as the
 * corners that a rotation fills, count less. One thread.
 */
final class Alignment {
    private static final int UNKNOWNS = 8;
    /** Pixels below which a step ends the search. */
    private static final double STILL = 0.02;
    /** Times by which a side may grow or shrink. */
    private static final double GENTLE = 1.5;

    private final Layer template;
    private final Layer onto;
    private final double[][] sums = new double[UNKNOWNS][UNKNOWNS + 1];
    private final double[] slope = new double[UNKNOWNS];
    private Warp warp;
    private double gain = 1;
    private double bias;
    private double spread = Double.POSITIVE_INFINITY;

    private Alignment(Layer template, Layer onto, Warp warp) {
        this.template = template;
        this.onto = onto;
        this.warp = warp;
    }

    /**
     * The map from places of the template to those of the other picture, where one is found.
     *
     * @param start a map that is wrong by two pixels at most
     * @param steps at most
     */
    static Optional<Warp> of(Layer template, Layer onto, Warp start, int steps) {
        Alignment alignment = new Alignment(template, onto, start);
        double moved = Double.POSITIVE_INFINITY;
        for (int step = 0; step < steps && moved > STILL; step++) {
            moved = alignment.step();
        }
        return moved < Double.POSITIVE_INFINITY ? Optional.of(alignment.warp) : Optional.empty();
    }

    /** By how many pixels a corner moves at most; infinite where there is no way. */
    private double step() {
        collect();
        if (!Equations.solve(sums)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] by = new double[UNKNOWNS];
        for (int i = 0; i < UNKNOWNS; i++) {
            by[i] = sums[i][UNKNOWNS];
        }
        warp = warp.plus(by);
        gain += by[6];
        bias += by[7];
        double x = Math.abs(by[0]) + Math.abs(by[1]) + Math.abs(by[2]);
        double y = Math.abs(by[3]) + Math.abs(by[4]) + Math.abs(by[5]);
        return warp.isGentle(GENTLE) ? Math.max(x, y) * template.plane().side() : Double.POSITIVE_INFINITY;
    }

    private void collect() {
        for (double[] row : sums) {
            Arrays.fill(row, 0);
        }
        int side = template.plane().side();
        double differences = 0;
        int seen = 0;
        for (int i = 0; i < side * side; i++) {
            double x = (i % side + 0.5) / side;
            double y = (i / side + 0.5) / side;
            double px = warp.x(x, y) * side - 0.5;
            double py = warp.y(x, y) * side - 0.5;
            if (onto.plane().holds(px, py) && template.isFill(i) == onto.isFill(px, py)) {
                float value = template.plane().at(i);
                double difference = gain * value + bias - onto.plane().between(px, py);
                slopes(onto.across().between(px, py) * side, onto.down().between(px, py) * side, x, y);
                slope[6] = -value;
                add(difference);
                differences += Math.abs(difference);
                seen++;
            }
        }
        spread = seen == 0 ? 0 : 2 * differences / seen + 1;
    }

    private void slopes(double across, double down, double x, double y) {
        slope[0] = across * x;
        slope[1] = across * y;
        slope[2] = across;
        slope[3] = down * x;
        slope[4] = down * y;
        slope[5] = down;
        slope[7] = -1;
    }

    /** Weighs as Cauchy's distribution does. */
    private void add(double difference) {
        double far = difference / spread;
        double weight = 1 / (1 + far * far);
        for (int i = 0; i < UNKNOWNS; i++) {
            double[] row = sums[i];
            double weighed = weight * slope[i];
            for (int j = 0; j <= i; j++) {
                row[j] += weighed * slope[j];
            }
            row[UNKNOWNS] += weighed * difference;
        }
    }
}
