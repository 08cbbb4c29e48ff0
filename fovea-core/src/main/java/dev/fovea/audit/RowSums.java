package dev.fovea.audit;

import java.util.Arrays;

/**
 * The normal equations of {@link Alignment}, added up row by row of the template. Along a row y stays the same, and a
 * pixel's slopes by the six numbers of the map are its two slopes times x, y and 1: so all that a row adds follows from its
 * sums of products of two slopes, and of those times x and x². One thread.
 *
 * <p>Unknowns: those of {@link Warp} in their order, gain, bias.
 */
final class RowSums {
    /** How many there are. */
    static final int UNKNOWNS = 8;

    private static final int ACROSS = 0;
    private static final int DOWN = 3;
    private static final int GAIN = 6;
    private static final int BIAS = 7;

    /** Of each pixel of the row, its x: 0..1. */
    final double[] x;

    /** The slope of the other picture to the right, where each pixel lies. */
    final double[] across;

    /** The slope of the other picture downward. */
    final double[] down;

    /** The slope by gain: less the value. */
    final double[] gain;

    /** What is to become nothing. */
    final double[] difference;

    /** What each pixel counts. */
    final double[] weight;

    private final double[] bias;
    private final double[][] sums = new double[UNKNOWNS][UNKNOWNS + 1];

    /** For rows of so many pixels at most. */
    RowSums(int most) {
        x = new double[most];
        across = new double[most];
        down = new double[most];
        gain = new double[most];
        difference = new double[most];
        weight = new double[most];
        bias = new double[most];
        Arrays.fill(bias, -1);
    }

    /** The equations so far, as {@link Equations} takes them. */
    double[][] equations() {
        return sums;
    }

    /** Begins anew. */
    void clear() {
        for (double[] row : sums) {
            Arrays.fill(row, 0);
        }
    }

    /** Adds a row, whose first n pixels have been written. */
    void add(int n, double y) {
        addBlock(ACROSS, ACROSS, n, y);
        addBlock(DOWN, ACROSS, n, y);
        addBlock(DOWN, DOWN, n, y);
        addLines(gain, n, y, GAIN);
        addLines(bias, n, y, BIAS);
        addLines(difference, n, y, UNKNOWNS);
        addRest(n);
    }

    private double[] slopes(int from) {
        return from == ACROSS ? across : down;
    }

    /** The nine equations of slopes of one direction by those of another, or the same. */
    private void addBlock(int row, int column, int n, double y) {
        double[] a = slopes(row);
        double[] b = slopes(column);
        double ones = 0;
        double xs = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double product = weight[i] * a[i] * b[i];
            double byX = product * x[i];
            ones += product;
            xs += byX;
            squares += byX * x[i];
        }
        addThree(row, column, squares, xs * y, xs);
        addThree(row + 1, column, xs * y, ones * y * y, ones * y);
        addThree(row + 2, column, xs, ones * y, ones);
    }

    private void addThree(int row, int column, double first, double second, double third) {
        sums[row][column] += first;
        sums[row][column + 1] += second;
        sums[row][column + 2] += third;
    }

    /** What slopes of both directions and something else give: as a row of the equations, or as their last column. */
    private void addLines(double[] other, int n, double y, int place) {
        double acrossOnes = 0;
        double acrossXs = 0;
        double downOnes = 0;
        double downXs = 0;
        for (int i = 0; i < n; i++) {
            double weighed = weight[i] * other[i];
            double byAcross = weighed * across[i];
            double byDown = weighed * down[i];
            acrossOnes += byAcross;
            acrossXs += byAcross * x[i];
            downOnes += byDown;
            downXs += byDown * x[i];
        }
        addLine(ACROSS, place, acrossXs, acrossOnes, y);
        addLine(DOWN, place, downXs, downOnes, y);
    }

    private void addLine(int first, int place, double xs, double ones, double y) {
        if (place < UNKNOWNS) {
            addThree(place, first, xs, ones * y, ones);
        } else {
            sums[first][place] += xs;
            sums[first + 1][place] += ones * y;
            sums[first + 2][place] += ones;
        }
    }

    /** What gain, bias and the difference give with each other. */
    private void addRest(int n) {
        double ones = 0;
        double gains = 0;
        double squares = 0;
        double differences = 0;
        double products = 0;
        for (int i = 0; i < n; i++) {
            double weighed = weight[i] * gain[i];
            ones += weight[i];
            gains += weighed;
            squares += weighed * gain[i];
            differences += weight[i] * difference[i];
            products += weighed * difference[i];
        }
        sums[GAIN][GAIN] += squares;
        sums[BIAS][GAIN] -= gains;
        sums[BIAS][BIAS] += ones;
        sums[GAIN][UNKNOWNS] += products;
        sums[BIAS][UNKNOWNS] -= differences;
    }
}
