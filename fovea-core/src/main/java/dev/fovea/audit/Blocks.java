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
    record Range(int[] list, int from, int to) {}

    /** Offers some rows to some vectors; several threads may do so at once. */
    void offer(Range some, Range to) {
        Tile tile = new Tile(rows.length());
        float[] vector = new float[tile.stride()];
        for (int from = some.from; from < some.to; from += Tile.MOST) {
            int end = Math.min(some.to, from + Tile.MOST);
            tile.fill(rows, some.list, from, end);
            for (int v = to.from; v < to.to; v++) {
                vectors.get(to.list[v], vector, 0);
                float[] products = tile.products(vector, 0);
                synchronized (stripes[to.list[v] % STRIPES]) {
                    out.offer(to.list[v], products, some.list, from, end);
                }
            }
        }
    }
}
