package dev.fovea.weights;

/**
 * How much each number of a row counts in one of another length, by Keys' cubic (1981) with slope -1/2. The cubic reaches
 * two numbers to each side, further where the new row is shorter, and its weights are brought to a sum of 1.
 */
final class Cubic {
    private static final double SLOPE = -0.5;
    private static final double REACH = 2;

    private final int from;
    private final double step;
    private final double wide;

    /**
     * @param from length of the old row
     * @param to length of the new row
     */
    Cubic(int from, int to) {
        this.from = from;
        this.step = (double) from / to;
        this.wide = Math.max(1, step);
    }

    /** The weights of the old numbers in the new one at this index; they sum to 1. */
    double[] at(int index) {
        double centre = (index + 0.5) * step;
        double[] out = new double[from];
        double sum = 0;
        for (int i = 0; i < from; i++) {
            out[i] = cubic(Math.abs(i + 0.5 - centre) / wide);
            sum += out[i];
        }
        for (int i = 0; i < from; i++) {
            out[i] /= sum;
        }
        return out;
    }

    private static double cubic(double distance) {
        if (distance >= REACH) {
            return 0;
        }
        return distance < 1
                ? ((SLOPE + 2) * distance - (SLOPE + 3)) * distance * distance + 1
                : ((SLOPE * distance - 5 * SLOPE) * distance + 8 * SLOPE) * distance - 4 * SLOPE;
    }
}
