package dev.fovea.audit;

import dev.fovea.base.Check;

/**
 * Finds the rows that point most nearly in a vector's direction, without looking at all of them: rows are put in cells
 * around centres (spherical k-means), and a vector is held against the rows of the cells nearest to it (an inverted
 * file; Sivic and Zisserman 2003). Up to 4,096 rows there is one cell, and what is found is exact.
 *
 * <p>The vectors of a cell are held against its rows together, since single products are several times as slow in plain
 * Java. For n rows, each a vector, it takes about n to the power 1.5 up to 100,000; above, cells stay as large as they are
 * there and more than 1,024 centres are in cells of their own, so that it takes little more than n: 1.3, 30 and 481 seconds
 * of one core for 10,000, 100,000 and a million rows of 512 numbers. What is found does not depend on threads.
 */
public final class NeighbourIndex {
    /** Cells that are looked into, of those nearest to a vector. */
    private static final int NEAR_CELLS = 12;

    /** Rows up to which all are looked at. */
    private static final int FEW = 4096;

    private final Rows rows;
    private final Cells cells;
    private final Workers workers;

    private NeighbourIndex(Rows rows, Cells cells, Workers workers) {
        this.rows = rows;
        this.cells = cells;
        this.workers = workers;
    }

    /** An index of rows, which computes with these workers for as long as they are there. */
    static NeighbourIndex of(Rows rows, Workers workers) {
        return of(rows, FEW, workers);
    }

    /**
     * The same.
     *
     * @param few so many rows at most are all looked at
     */
    static NeighbourIndex of(Rows rows, int few, Workers workers) {
        return new NeighbourIndex(rows, Cells.of(rows, few, workers), workers);
    }

    /**
     * The nearest of all other rows to each row of a table, by cosine.
     *
     * @param values shape [n, length], row by row, finite; read, not kept, and not to be changed meanwhile
     * @param k how many are wanted, at least 1
     * @param threads that compute, at least 1
     * @return for each row up to k others; a row is not its own neighbour
     */
    public static Neighbours among(float[] values, int length, int k, int threads) {
        Check.that(k >= 1 && threads >= 1, "neighbours and threads must be at least 1, but were %d, %d", k, threads);
        Rows rows = Rows.of(values, length);
        try (Workers workers = new Workers(threads)) {
            return of(rows, workers).nearest(rows, new Neighbours(rows.count(), k, 1, 1));
        }
    }

    /** Finds the neighbours of these vectors. */
    Neighbours nearest(Rows vectors, Neighbours out) {
        if (cells.isOne()) {
            return Blocks.exact(rows, vectors, out, workers);
        }
        int near = Math.min(NEAR_CELLS, cells.count());
        Visits visits = new Visits(cells.near(vectors, near, workers), vectors.count(), near, cells.count());
        Blocks blocks = new Blocks(rows, vectors, out);
        workers.each(cells.count(), cell -> {
            Blocks.Range some = new Blocks.Range(cells.order(), cells.start(cell), cells.start(cell + 1));
            blocks.offer(some, visits.of(cell));
        });
        return out;
    }

    /** Which vectors look into each cell. */
    private static final class Visits {
        private final int[] vectors;
        private final int[] starts;

        Visits(Neighbours centres, int n, int near, int cells) {
            starts = new int[cells + 1];
            for (int v = 0; v < n; v++) {
                for (int rank = 0; rank < near; rank++) {
                    starts[centres.row(v, rank) + 1]++;
                }
            }
            for (int c = 0; c < cells; c++) {
                starts[c + 1] += starts[c];
            }
            vectors = new int[starts[cells]];
            int[] next = starts.clone();
            for (int v = 0; v < n; v++) {
                for (int rank = 0; rank < near; rank++) {
                    vectors[next[centres.row(v, rank)]++] = v;
                }
            }
        }

        Blocks.Range of(int cell) {
            return new Blocks.Range(vectors, starts[cell], starts[cell + 1]);
        }
    }
}
