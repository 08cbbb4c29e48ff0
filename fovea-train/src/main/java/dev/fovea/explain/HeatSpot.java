package dev.fovea.explain;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where on a picture the heat is.
 *
 * @param x of the hottest place, in pixels from the picture's left edge
 * @param y of the hottest place, in pixels from the picture's upper edge
 * @param half the smallest share of the picture that holds half of the heat, in 0..1; 0 where there is no heat
 * @param where in words, such as {@code at the upper left}
 */
public record HeatSpot(double x, double y, double half, String where) {
    /** Places looked at along each side: finer than the maps of late layers, coarse enough for every report. */
    private static final int GRID = 64;

    static HeatSpot of(Explanation explanation) {
        double width = explanation.picture().width();
        double height = explanation.picture().height();
        double[] heat = new double[GRID * GRID];
        int hottest = 0;
        double total = 0;
        for (int i = 0; i < heat.length; i++) {
            int row = i / GRID;
            heat[i] = explanation.heat((i % GRID + 0.5) * width / GRID, (row + 0.5) * height / GRID);
            hottest = heat[i] > heat[hottest] ? i : hottest;
            total += heat[i];
        }
        double x = (hottest % GRID + 0.5) / GRID;
        int row = hottest / GRID;
        double y = (row + 0.5) / GRID;
        return new HeatSpot(x * width, y * height, half(heat, total), words(x, y));
    }

    private static double half(double[] heat, double total) {
        double[] sorted = heat.clone();
        Arrays.sort(sorted);
        double sum = 0;
        int n = 0;
        while (n < sorted.length && sum < total / 2) {
            n++;
            sum += sorted[sorted.length - n];
        }
        return (double) n / sorted.length;
    }

    private static String words(double x, double y) {
        int column = (int) Math.min(2, 3 * x);
        int row = (int) Math.min(2, 3 * y);
        if (column == 1) {
            return row == 0 ? "at the top" : row == 1 ? "in the middle" : "at the bottom";
        }
        String side = column == 0 ? "left" : "right";
        return "at the " + (row == 0 ? "upper " : row == 1 ? "" : "lower ") + side;
    }

    /** In words, such as {@code It found that most at the upper left; half of it in 12 % of the picture.} */
    public String text() {
        String share = half < 0.01 ? "under 1" : String.format(Locale.ROOT, "%.0f", 100 * half);
        return "It found that most " + where + "; half of it in " + share + " % of the picture.";
    }
}
