package dev.fovea.batch;

import dev.fovea.data.LabelSet;
import java.util.Arrays;
import java.util.List;

/**
 * What each picture of a batch should be called: its labels (mostly one class), for a mixed picture those of a second one
 * with its share, and how much the picture counts. Plain arrays that are written in place; one thread at a time for each
 * row.
 */
public final class Targets {
    private final LabelSet[] truth;
    private final LabelSet[] other;
    private final double[] share;
    private final double[] weight;

    /** So many rows of class 0, unmixed, of weight 1. */
    public Targets(int size) {
        this(new LabelSet[size], new LabelSet[size], new double[size], new double[size]);
        Arrays.fill(truth, LabelSet.of(0));
        Arrays.fill(other, LabelSet.of(0));
        Arrays.fill(weight, 1);
    }

    private Targets(LabelSet[] truth, LabelSet[] other, double[] share, double[] weight) {
        this.truth = truth;
        this.other = other;
        this.share = share;
        this.weight = weight;
    }

    /** One class for each row, unmixed, of weight 1; copies. */
    public static Targets of(int... truth) {
        return of(Arrays.stream(truth).mapToObj(LabelSet::of).toList());
    }

    /** The labels of each row, unmixed, of weight 1. */
    public static Targets of(List<LabelSet> truth) {
        Targets out = new Targets(truth.size());
        for (int row = 0; row < truth.size(); row++) {
            out.set(row, truth.get(row), 1);
        }
        return out;
    }

    /** The same rows, unmixed and of weight 1: what judging goes by. */
    public Targets plain() {
        return of(List.of(truth));
    }

    /**
     * One row, unmixed.
     *
     * @param label class index
     * @param counts how much the row counts, at least 0; 1 is usual
     */
    public void set(int row, int label, double counts) {
        set(row, LabelSet.of(label), counts);
    }

    /** The same with any number of labels. */
    public void set(int row, LabelSet labels, double counts) {
        truth[row] = labels;
        other[row] = labels;
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
        mix(row, LabelSet.of(second), part);
    }

    /** The same with any number of labels. */
    public void mix(int row, LabelSet second, double part) {
        other[row] = second;
        share[row] = part;
    }

    /** Rows. */
    public int size() {
        return truth.length;
    }

    /** The labels of a row. */
    public LabelSet labels(int row) {
        return truth[row];
    }

    /** The labels of what was mixed into a row; its own where nothing was. */
    public LabelSet others(int row) {
        return other[row];
    }

    /** Class index of each row, which must have exactly one; a new array. */
    public int[] truth() {
        return Arrays.stream(truth).mapToInt(LabelSet::only).toArray();
    }

    /** Class index of what was mixed into each row; the truth where nothing was. A new array. */
    public int[] other() {
        return Arrays.stream(other).mapToInt(LabelSet::only).toArray();
    }

    /** Share of {@link #others} in each row, 0..1. */
    public double[] share() {
        return share;
    }

    /** How much each row counts, at least 0. */
    public double[] weight() {
        return weight;
    }

    /** How much of a row is of a class, 0..1: less than all of it only where it is mixed. */
    public double part(int row, int label) {
        return (truth[row].has(label) ? 1 - share[row] : 0) + (other[row].has(label) ? share[row] : 0);
    }

    /** The labels of the larger share; its own where both are equal. */
    public LabelSet largest(int row) {
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
