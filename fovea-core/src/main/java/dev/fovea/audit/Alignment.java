package dev.fovea.audit;

import java.util.Optional;

/**
 * Lays one picture over another: the affine map and the change of brightness and contrast under which they differ least, by
 * Gauss and Newton's method (Lucas and Kanade 1981; gain and bias as Bartoli 2008). Pixels that differ much, such as the
 * corners that a rotation fills, count less. One thread.
 */
final class Alignment {
    /** Pixels below which a step ends the search. */
    private static final double STILL = 0.02;
    /** Times by which a side may grow or shrink. */
    private static final double GENTLE = 1.5;

    private final Layer template;
    private final Layer onto;
    private final Places places;
    private final RowSums sums;
    private Warp warp;
    private double gain = 1;
    private double bias;
    private double spread = Double.POSITIVE_INFINITY;

    private Alignment(Layer template, Layer onto, Warp warp) {
        this.template = template;
        this.onto = onto;
        this.warp = warp;
        this.places = new Places(template.plane().side());
        this.sums = new RowSums(places.side());
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
        double[][] equations = sums.equations();
        if (!Equations.solve(equations)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] by = new double[equations.length];
        for (int i = 0; i < by.length; i++) {
            by[i] = equations[i][by.length];
        }
        warp = warp.plus(by);
        gain += by[6];
        bias += by[7];
        double x = Math.abs(by[0]) + Math.abs(by[1]) + Math.abs(by[2]);
        double y = Math.abs(by[3]) + Math.abs(by[4]) + Math.abs(by[5]);
        return warp.isGentle(GENTLE) ? Math.max(x, y) * places.side() : Double.POSITIVE_INFINITY;
    }

    private void collect() {
        sums.clear();
        double differences = 0;
        int seen = 0;
        for (int row = 0; row < places.side(); row++) {
            places.fill(row, warp);
            int n = 0;
            for (int i = 0; i < places.count(); i++) {
                int pixel = row * places.side() + places.column[i];
                if (template.isFill(pixel) == onto.isFill(places.nearest(i))) {
                    differences += Math.abs(see(i, template.plane().at(pixel), n++));
                }
            }
            sums.add(n, places.y(row));
            seen += n;
        }
        spread = seen == 0 ? 0 : 2 * differences / seen + 1;
    }

    /** Writes a pixel for the sums; it counts as Cauchy's distribution would have it. */
    private double see(int place, float value, int to) {
        double difference = gain * value + bias - places.value(onto.plane(), place);
        double far = difference / spread;
        sums.x[to] = places.x[places.column[place]];
        sums.across[to] = places.value(onto.across(), place) * places.side();
        sums.down[to] = places.value(onto.down(), place) * places.side();
        sums.gain[to] = -value;
        sums.difference[to] = difference;
        sums.weight[to] = 1 / (1 + far * far);
        return difference;
    }
}
