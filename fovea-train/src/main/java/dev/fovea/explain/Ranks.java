package dev.fovea.explain;

import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Spearman's rank correlation: Pearson's of the ranks, equals sharing the mean of theirs. */
final class Ranks {
    private Ranks() {}

    /** In -1..1; empty where one side has one value alone. */
    static OptionalDouble correlation(double[] a, double[] b) {
        double[] x = of(a);
        double[] y = of(b);
        double middle = (x.length - 1) / 2.0;
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xy += (x[i] - middle) * (y[i] - middle);
            xx += (x[i] - middle) * (x[i] - middle);
            yy += (y[i] - middle) * (y[i] - middle);
        }
        return xx > 0 && yy > 0 ? OptionalDouble.of(xy / Math.sqrt(xx * yy)) : OptionalDouble.empty();
    }

    private static double[] of(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] out = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int end = from + 1;
            while (end < order.length && values[order[end]] == values[order[from]]) {
                end++;
            }
            for (int i = from; i < end; i++) {
                out[order[i]] = (from + end - 1) / 2.0;
            }
            from = end;
        }
        return out;
    }
}
