package dev.fovea.audit;

import java.util.stream.IntStream;

/** Holds vectors against rows in blocks. */
final class Blocks {
    private static final int VECTORS = 512;
    private static final int STRIPES = 1 << 12;

    private final Rows rows;
    private final Rows vectors;
    private final Neighbours out;
    private final Object[] stripes =
            IntStream.range(0, STRIPES).mapToObj(i -> new Object()).toArray();

    Blocks(Rows rows, Rows vectors, Neighbours out) {
        this.rows = rows;
        this.vectors = vectors;
        this.out = out;
    }

    /** Offers every row to every vector. */
    static Neighbours exact(Rows rows, Rows vectors, Neighbours out, Workers workers) {
        int[] all = IntStream.range(0, rows.count()).toArray();
        int[] list = IntStream.range(0, vectors.count()).toArray();
        Blocks blocks = new Blocks(rows, vectors, out);
        workers.each((list.length + VECTORS - 1) / VECTORS, b -> {
            Range some = new Range(list, b * VECTORS, Math.min(list.length, (b + 1) * VECTORS));
            blocks.offer(new Range(all, 0, all.length), some);
        });
        return out;
    }

    /** Some of a list of positions. */
    static final class Range {
        private final int[] list;
        private final int from;
        private final int to;

        Range(int[] list, int from, int to) {
            this.list = list;
            this.from = from;
            this.to = to;
        }

        /** Where the part begins if there are so many, all about as long. */
        int part(int part, int of) {
            return from + (int) ((long) (to - from) * part / of);
        }
    }

    /** Offers some rows to some vectors; several threads may do so at once. */
    void offer(Range some, Range to) {
        Tile tile = new Tile(rows.length());
        int tiles = (some.to - some.from + Tile.MOST - 1) / Tile.MOST;
        for (int t = 0; t < tiles; t++) {
            int from = some.part(t, tiles);
            int end = some.part(t + 1, tiles);
            tile.fill(rows, some.list, from, end);
            for (int v = to.from; v < to.to; v += Tile.VECTORS) {
                int last = Math.min(to.to, v + Tile.VECTORS);
                float[][] products = tile.products(vectors, to.list, v, last);
                for (int w = v; w < last; w++) {
                    synchronized (stripes[to.list[w] % STRIPES]) {
                        out.offer(to.list[w], products[w - v], some.list, from, end);
                    }
                }
            }
        }
    }
}
