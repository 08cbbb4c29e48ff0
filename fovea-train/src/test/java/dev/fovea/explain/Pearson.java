package dev.fovea.explain;

/** Pearson's correlation. */
final class Pearson {
    private Pearson() {}

    static double of(double[] a, double[] b) {
        double n = a.length;
        double meanA = java.util.Arrays.stream(a).sum() / n;
        double meanB = java.util.Arrays.stream(b).sum() / n;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
