package dev.fovea.augment;

/** The standard normal distribution as a table, the same on every machine. */
final class Normal {
    private static final int SIZE = 1 << 16;
    private static final double STEP = 1e-4;

    /** The quantiles of (i + 0.5) / 65536, rising; symmetric to the bit. Not to be written to. */
    static final float[] QUANTILES = quantiles();

    private Normal() {}

    /** Sums the density up from the middle by the rule of midpoints, whose error is below 1e-9 here. */
    private static float[] quantiles() {
        float[] out = new float[SIZE];
        double area = 0;
        double x = 0;
        for (int i = 0; i < SIZE / 2; i++) {
            double wanted = (i + 0.5) / SIZE;
            double slice = slice(x);
            while (area + slice < wanted) {
                area += slice;
                x += STEP;
                slice = slice(x);
            }
            float quantile = (float) (x + STEP * (wanted - area) / slice);
            out[SIZE / 2 + i] = quantile;
            out[SIZE / 2 - 1 - i] = -quantile;
        }
        return out;
    }

    private static double slice(double x) {
        double middle = x + STEP / 2;
        return STEP * StrictMath.exp(-middle * middle / 2) / StrictMath.sqrt(2 * Math.PI);
    }
}
