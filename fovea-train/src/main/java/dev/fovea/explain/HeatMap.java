package dev.fovea.explain;

import dev.fovea.base.Check;

/**
 * How much each place of the square that a network sees speaks for a class: numbers of any scale in rows from top to
 * bottom. Below 0 a place speaks against it. Immutable; any thread.
 */
public final class HeatMap {
    private final int rows;
    private final int columns;
    private final float[] values;
    private final double most;

    /** The values are handed over, not copied; what is no number counts as 0. */
    HeatMap(int rows, int columns, float[] values) {
        Check.that(
                rows * columns == values.length,
                "heat map must have %d x %d numbers, but has %d",
                rows,
                columns,
                values.length);
        this.rows = rows;
        this.columns = columns;
        this.values = values;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.isFinite(values[i]) ? values[i] : 0;
            largest = Math.max(largest, values[i]);
        }
        this.most = largest;
    }

    /** Rows, at least 1. */
    public int rows() {
        return rows;
    }

    /** Columns, at least 1. */
    public int columns() {
        return columns;
    }

    /** The number itself, as the method gives it. */
    public double raw(int row, int column) {
        return values[row * columns + column];
    }

    /** What speaks for the class as a share of the largest such number: in 0..1, and 0 where it speaks against. */
    public double at(int row, int column) {
        return most > 0 ? Math.max(0, raw(row, column)) / most : 0;
    }

    /** The largest number; 0 or less where nothing speaks for the class. */
    public double most() {
        return most;
    }

    /** Whether nothing speaks for the class. */
    public boolean isEmpty() {
        return most <= 0;
    }

    /** The sum of all numbers; of integrated gradients, how far the logit is from that of the mean colour. */
    public double sum() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    /**
     * The raw number at a place between the middles of four of them, along straight lines; beyond the outermost middles
     * the outermost number.
     *
     * @param across 0 at the square's left edge, 1 at its right one
     * @param down 0 at its upper edge, 1 at its lower one
     */
    public double between(double across, double down) {
        double x = Math.max(0, Math.min(columns - 1.0, across * columns - 0.5));
        double y = Math.max(0, Math.min(rows - 1.0, down * rows - 0.5));
        int left = (int) x;
        int top = (int) y;
        int right = Math.min(columns - 1, left + 1);
        int bottom = Math.min(rows - 1, top + 1);
        double above = raw(top, left) + (x - left) * (raw(top, right) - raw(top, left));
        double below = raw(bottom, left) + (x - left) * (raw(bottom, right) - raw(bottom, left));
        return above + (y - top) * (below - above);
    }

    @Override
    public String toString() {
        return "HeatMap [" + rows + ", " + columns + "]";
    }
}
