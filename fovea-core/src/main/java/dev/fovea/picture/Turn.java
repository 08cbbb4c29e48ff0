package dev.fovea.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Moves {@link Words} from rows to columns and back, {@value #ROWS} rows at a time, so that each column is fetched once for them. */
final class Turn {
    /** Rows that are moved together. */
    static final int ROWS = 8;

    private final byte[] bytes;
    private final ByteBuffer view;
    private final int[][] rows;

    /** From or to these values; at most so many words of a row at once. */
    Turn(byte[] bytes, int words) {
        this.bytes = bytes;
        this.view = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.rows = new int[ROWS][words];
    }

    /**
     * Values of some rows as columns of words: {@code columns[j][r]} is the word j of the row r.
     *
     * @param at where the first row's values begin
     * @param step from the beginning of one row to the next
     * @param count how many rows
     * @param words how many of each row; the last one may reach into what follows the row
     */
    void toColumns(int at, int step, int count, int words, int[][] columns) {
        int r = 0;
        for (; r + ROWS <= count; r += ROWS) {
            for (int i = 0; i < ROWS; i++) {
                read(at + (r + i) * step, words, rows[i]);
            }
            toColumns(r, words, columns);
        }
        for (; r < count; r++) {
            read(at + r * step, words, rows[0]);
            for (int j = 0; j < words; j++) {
                columns[j][r] = rows[0][j];
            }
        }
    }

    private void toColumns(int r, int words, int[][] columns) {
        int[] a = rows[0];
        int[] b = rows[1];
        int[] c = rows[2];
        int[] d = rows[3];
        int[] e = rows[4];
        int[] f = rows[5];
        int[] g = rows[6];
        int[] h = rows[7];
        for (int j = 0; j < words; j++) {
            int[] column = columns[j];
            column[r] = a[j];
            column[r + 1] = b[j];
            column[r + 2] = c[j];
            column[r + 3] = d[j];
            column[r + 4] = e[j];
            column[r + 5] = f[j];
            column[r + 6] = g[j];
            column[r + 7] = h[j];
        }
    }

    /** {@value #ROWS} rows of columns, from r on; they are overwritten by the next call. */
    int[][] toRows(int[][] columns, int r) {
        int[] a = rows[0];
        int[] b = rows[1];
        int[] c = rows[2];
        int[] d = rows[3];
        int[] e = rows[4];
        int[] f = rows[5];
        int[] g = rows[6];
        int[] h = rows[7];
        for (int j = 0; j < columns.length; j++) {
            int[] column = columns[j];
            a[j] = column[r];
            b[j] = column[r + 1];
            c[j] = column[r + 2];
            d[j] = column[r + 3];
            e[j] = column[r + 4];
            f[j] = column[r + 5];
            g[j] = column[r + 6];
            h[j] = column[r + 7];
        }
        return rows;
    }

    private void read(int at, int words, int[] to) {
        int whole = Math.min(words, (bytes.length - at) / Words.VALUES);
        view.position(at);
        view.asIntBuffer().get(to, 0, whole);
        if (whole < words) { // the picture's last row
            int last = 0;
            for (int i = at + Words.VALUES * whole; i < bytes.length; i++) {
                last |= (bytes[i] & 0xff) << (8 * (i - at - Words.VALUES * whole));
            }
            to[whole] = last;
        }
    }
}
