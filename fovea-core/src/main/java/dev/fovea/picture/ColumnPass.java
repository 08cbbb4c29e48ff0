package dev.fovea.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The second pass of {@link Resize}, along columns: whole rows are weighted and added. It asks the first pass for rows as it
 * goes and keeps only those that it still reads, each as four lines: the first values of all its {@link Words}, the second
 * ones, and so on, so that their sums can be packed again.
 */
final class ColumnPass {
    private final RowPass rows;
    private final Taps taps;
    private final int words;
    private final Lines[] kept = new Lines[Words.VALUES];
    private final int[][] sums;
    private final Turn turn;
    private int[][] block = {};
    private int next;

    ColumnPass(RowPass rows, Taps taps) {
        this.rows = rows;
        this.taps = taps;
        this.words = Words.count(rows.stride());
        for (int i = 0; i < Words.VALUES; i++) {
            kept[i] = new Lines(taps.count() + Turn.ROWS - 1, words);
        }
        this.sums = new int[Words.VALUES][words];
        this.turn = new Turn(new byte[0], words);
    }

    /** All resized rows, one after another. */
    byte[] resize() {
        int stride = rows.stride();
        byte[] out = new byte[taps.size() * stride];
        ByteBuffer view = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        int[] row = new int[words];
        for (int y = 0; y < taps.size(); y++) {
            int start = taps.starts()[y] - taps.first();
            for (; next < start + taps.count(); next += Turn.ROWS) {
                read();
            }
            for (int i = 0; i < Words.VALUES; i++) {
                kept[i].sum(start, 1, taps, y, sums[i]);
            }
            Words.pack(sums[0], sums[1], sums[2], sums[3], row);
            int whole = stride / Words.VALUES;
            view.position(y * stride);
            view.asIntBuffer().put(row, 0, whole);
            for (int i = whole * Words.VALUES; i < stride; i++) {
                out[y * stride + i] = (byte) (row[whole] >>> (8 * (i - whole * Words.VALUES)));
            }
        }
        return out;
    }

    /** Has the first pass make the next rows. */
    private void read() {
        int inBlock = next % rows.rows();
        if (inBlock == 0) {
            int left = taps.end() - taps.first() - next;
            block = rows.resize(taps.first() + next, Math.min(rows.rows(), left));
        }
        int[][] some = turn.toRows(block, inBlock);
        for (int i = 0; i < Turn.ROWS; i++) {
            int row = next + i;
            Words.unpack(some[i], kept[0].at(row), kept[1].at(row), kept[2].at(row), kept[3].at(row));
        }
    }
}
