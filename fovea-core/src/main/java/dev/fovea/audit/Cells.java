package dev.fovea.audit;

import dev.fovea.base.Seed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows put in cells, each around a centre that its rows point to more nearly than to any other. */
final class Cells {
    /** Of equal rows, the first so many are kept: nobody asks for more neighbours, and all would cost their number squared. */
    private static final int EQUALS = 1024;

    /** Rows of a cell, on average, where there are many: what is looked through then grows with the vectors alone. */
    private static final int MOST_ROWS = 316;

    /** Centres that are all looked at; more of them are in cells of their own. */
    private static final int FEW_CENTRES = 1024;

    private static final int ROUNDS = 5;
    private static final int SAMPLES_A_CELL = 24;
    private static final Seed SEED = Seed.of(20261124);

    private final Rows centres;
    private final int[] order;
    private final int[] starts;
    private final boolean one;

    private Cells(Rows centres, int[] order, int[] starts, boolean one) {
        this.centres = centres;
        this.order = order;
        this.starts = starts;
        this.one = one;
    }

    /**
     * Puts rows in cells.
     *
     * @param few so many rows at most are in one cell
     */
    static Cells of(Rows rows, int few, Workers workers) {
        if (rows.count() <= few) {
            int[] all = IntStream.range(0, rows.count()).toArray();
            return new Cells(Rows.whole(1, rows.length()), all, new int[] {0, all.length}, true);
        }
        Rows centres = centres(rows, workers);
        Neighbours nearest = nearest(centres, rows, 1, workers);
        List<int[]> members = members(nearest, rows.count(), centres.count());
        Rows used = Rows.whole(members.size(), rows.length());
        float[] centre = new float[rows.length()];
        int[] starts = new int[members.size() + 1];
        for (int c = 0; c < members.size(); c++) {
            starts[c + 1] = starts[c] + members.get(c).length;
            centres.get(nearest.row(members.get(c)[0], 0), centre, 0);
            used.put(c, centre, 0);
        }
        return new Cells(used, members.stream().flatMapToInt(Arrays::stream).toArray(), starts, false);
    }

    private static Neighbours nearest(Rows centres, Rows vectors, int k, Workers workers) {
        return NeighbourIndex.of(centres, FEW_CENTRES, workers).nearest(vectors, new Neighbours(vectors.count(), k));
    }

    /** The rows of each cell that has some. */
    private static List<int[]> members(Neighbours nearest, int rows, int cells) {
        int[] sizes = new int[cells];
        for (int i = 0; i < rows; i++) {
            sizes[nearest.row(i, 0)]++;
        }
        int[][] members = new int[cells][];
        Arrays.setAll(members, c -> new int[sizes[c]]);
        for (int i = rows - 1; i >= 0; i--) {
            int cell = nearest.row(i, 0);
            members[cell][--sizes[cell]] = i;
        }
        return Arrays.stream(members)
                .filter(m -> m.length > 0)
                .map(m -> m.length > EQUALS ? fewEquals(m, nearest) : m)
                .toList();
    }

    /** Without the later ones of many rows that are equally near to the centre, as only equal ones are. */
    private static int[] fewEquals(int[] members, Neighbours nearest) {
        Map<Float, Integer> seen = new HashMap<>();
        return Arrays.stream(members)
                .filter(i -> seen.merge(nearest.likeness(i, 0), 1, Integer::sum) <= EQUALS)
                .toArray();
    }

    /**
     * As many as the square root of the rows: finding the near cells then costs about as much as looking through one; more
     * where the cells would be large.
     */
    private static Rows centres(Rows rows, Workers workers) {
        int n = Math.max((int) Math.sqrt(rows.count()), rows.count() / MOST_ROWS);
        SplittableRandom random = SEED.random();
        Rows sample = Rows.whole((int) Math.min(rows.count(), (long) n * SAMPLES_A_CELL), rows.length());
        float[] row = new float[rows.length()];
        for (int i = 0; i < sample.count(); i++) {
            rows.get((int) ((i + random.nextDouble()) * rows.count() / sample.count()), row, 0);
            sample.put(i, row, 0);
        }
        Rows centres = Rows.whole(n, rows.length());
        for (int c = 0; c < n; c++) {
            sample.get((int) ((c + random.nextDouble()) * sample.count() / n), row, 0);
            centres.put(c, row, 0);
        }
        for (int round = 0; round < ROUNDS; round++) {
            move(centres, sample, nearest(centres, sample, 1, workers));
        }
        return centres;
    }

    /** Each centre to the mean of its rows; one that has none stays. */
    private static void move(Rows centres, Rows sample, Neighbours nearest) {
        int length = sample.length();
        float[] sums = new float[centres.count() * length];
        boolean[] used = new boolean[centres.count()];
        float[] row = new float[length];
        for (int i = 0; i < sample.count(); i++) {
            sample.get(i, row, 0);
            int cell = nearest.row(i, 0);
            used[cell] = true;
            for (int j = 0; j < length; j++) {
                sums[cell * length + j] += row[j];
            }
        }
        for (int c = 0; c < used.length; c++) {
            if (used[c]) {
                centres.put(c, sums, c * length);
            }
        }
    }

    int count() {
        return centres.count();
    }

    /** Whether no centre was looked for: the only cell has all rows. */
    boolean isOne() {
        return one;
    }

    /** The nearest centres of each vector. */
    Neighbours near(Rows vectors, int k, Workers workers) {
        return nearest(centres, vectors, k, workers);
    }

    /** Rows, cell by cell; not to be written to. */
    int[] order() {
        return order;
    }

    /** Where a cell begins in {@link #order}; it ends where the next begins. */
    int start(int cell) {
        return starts[cell];
    }
}
