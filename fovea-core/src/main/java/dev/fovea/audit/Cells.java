package dev.fovea.audit;

import dev.fovea.base.Seed;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Rows put in cells, each around a centre that its rows point to more nearly than to any other. */
final class Cells {
    /** Rows up to which there is one cell. */
    static final int SMALL = 4096;

    private static final int ROUNDS = 5;
    private static final int SAMPLES_A_CELL = 24;
    private static final Seed SEED = Seed.of(20261124);

    private final Rows centres;
    private final int[] order;
    private final int[] starts;

    private Cells(Rows centres, int[] cellOf) {
        this.centres = centres;
        this.starts = new int[centres.count() + 1];
        for (int cell : cellOf) {
            starts[cell + 1]++;
        }
        for (int c = 0; c < centres.count(); c++) {
            starts[c + 1] += starts[c];
        }
        this.order = new int[cellOf.length];
        int[] next = starts.clone();
        for (int i = 0; i < cellOf.length; i++) {
            order[next[cellOf[i]]++] = i;
        }
    }

    static Cells of(Rows rows, Workers workers) {
        if (rows.count() <= SMALL) {
            return new Cells(Rows.whole(1, rows.length()), new int[rows.count()]);
        }
        Rows centres = centres(rows, workers);
        Neighbours nearest = Blocks.exact(centres, rows, new Neighbours(rows.count(), 1), workers);
        return new Cells(centres, cells(nearest, rows.count()));
    }

    private static int[] cells(Neighbours nearest, int rows) {
        return IntStream.range(0, rows).map(i -> nearest.row(i, 0)).toArray();
    }

    /** As many as the square root of the rows: finding the near cells then costs about as much as looking through one. */
    private static Rows centres(Rows rows, Workers workers) {
        int n = (int) Math.sqrt(rows.count());
        SplittableRandom random = SEED.random();
        Rows sample = Rows.whole(Math.min(rows.count(), n * SAMPLES_A_CELL), rows.length());
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
            Neighbours nearest = Blocks.exact(centres, sample, new Neighbours(sample.count(), 1), workers);
            move(centres, sample, cells(nearest, sample.count()));
        }
        return centres;
    }

    /** Each centre to the mean of its rows; one that has none stays. */
    private static void move(Rows centres, Rows sample, int[] cellOf) {
        int length = sample.length();
        float[] sums = new float[centres.count() * length];
        boolean[] used = new boolean[centres.count()];
        float[] row = new float[length];
        for (int i = 0; i < cellOf.length; i++) {
            sample.get(i, row, 0);
            used[cellOf[i]] = true;
            for (int j = 0; j < length; j++) {
                sums[cellOf[i] * length + j] += row[j];
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

    /** Directions of the cells; of a single one, zero. */
    Rows centres() {
        return centres;
    }

    /** All rows, cell by cell; not to be written to. */
    int[] order() {
        return order;
    }

    /** Where a cell begins in {@link #order}; it ends where the next begins. */
    int start(int cell) {
        return starts[cell];
    }
}
