package dev.fovea.batch;

import java.util.Arrays;

/**
 * What each picture of a batch should be called: a class, for a mixed picture a second class with its share, and how
 * much the picture counts. Plain arrays that are written in place; one thread at a time for each row.
 */
public final class Targets {
    private final int[] truth;
    private final int[] other;
    private final double[] share;
    private final double[] weight;

    /** So many rows of class 0, unmixed, of weight 1. */
    public Targets(int size) {
        this(new int[size], new int[size], new double[size], new double[size]);
        Arrays.fill(weight, 1);
    }

    private Targets(int[] truth, int[] other, double[] share, double[] weight) {
        this.truth = truth;
        this.other = other;
        this.share = share;
        this.weight = weight;
    }

    /** One class for each row, unmixed, of weight 1; copies. */
    public static Targets of(int... truth) {
        Targets out = new Targets(truth.length);
        for (int row = 0; row < truth.length; row++) {
            out.set(row, truth[row], 1);
        }
        return out;
    }

    /**
     * One row, unmixed.
     *
     * @param label class index
     * @param counts how much the row counts, at least 0; 1 is usual
     */
    public void set(int row, int label, double counts) {
        truth[row] = label;
        other[row] = label;
        share[row] = 0;
        weight[row] = counts;
    }

    /**
     * Makes a row a mixture.
     *
     * @param second class index of what was mixed in
     * @param part share of it, 0..1
     */
    public void mix(int row, int second, double part) {
        other[row] = second;
        share[row] = part;
    }

    /** Rows. */
    public int size() {
        return truth.length;
    }

    /** Class index of each row. */
    public int[] truth() {
        return truth;
    }

    /** Class index of what was mixed into each row; the truth where nothing was. */
    public int[] other() {
        return other;
    }

    /** Share of {@link #other} in each row, 0..1. */
    public double[] share() {
        return share;
    }

    /** How much each row counts, at least 0. */
    public double[] weight() {
        return weight;
    }

    /** The class of the larger share; the truth where both are equal. */
    public int largest(int row) {
        return share[row] > 0.5 ? other[row] : truth[row];
    }

    /** Rows {@code from} to {@code to}, copied. */
    public Targets slice(int from, int to) {
        return new Targets(
                Arrays.copyOfRange(truth, from, to),
                Arrays.copyOfRange(other, from, to),
                Arrays.copyOfRange(share, from, to),
                Arrays.copyOfRange(weight, from, to));
    }
}
