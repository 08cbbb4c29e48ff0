package dev.fovea.picture;

/**
 * The first pass of {@link Resize}, along rows: a block of rows is turned, so that a value of all of them is one line and
 * sums go through whole lines. Turning costs less than what it saves: this was measured to be twice as fast as the best
 * loop along rows. A block is what stays in the processor's cache.
 */
final class RowPass {
    /** Rows of a block: enough for vector instructions, few enough for the cache. */
    private static final int BLOCK = 96;
    /** Words of a row that are turned together: bounds the memory for very wide pictures. */
    private static final int STRIP = 256;

    private final Turn turn;
    private final Taps taps;
    private final int channels;
    private final int step;
    private final int left;
    private final int words;
    private final int rows;
    private final int[][] strip;
    private final Lines values;
    private final int[][] sums;
    private final int[][] columns;

    /** Of a picture whose rows {@code rows} are wanted. */
    RowPass(Picture picture, Taps taps, int rows) {
        this.taps = taps;
        this.channels = picture.channels();
        this.step = picture.width() * channels;
        this.left = taps.first() * channels;
        this.words = Words.count((taps.end() - taps.first()) * channels);
        int blocks = (rows + BLOCK - 1) / BLOCK;
        this.rows = (rows + blocks * Turn.ROWS - 1) / (blocks * Turn.ROWS) * Turn.ROWS;
        int width = Math.min(words, STRIP);
        this.turn = new Turn(picture.pixels(), width);
        this.strip = new int[width][this.rows];
        this.values = new Lines(taps.count() * channels + Words.VALUES - 1, this.rows);
        this.sums = new int[Words.VALUES][this.rows];
        this.columns = new int[Words.count(stride())][this.rows];
    }

    /** Values of a resized row. */
    int stride() {
        return taps.size() * channels;
    }

    /** Rows of a block, a multiple of {@link Turn#ROWS}. */
    int rows() {
        return rows;
    }

    /**
     * Resizes a block of rows: columns of {@link Words} of the resized rows, overwritten by the next call.
     *
     * @param first the block's first row in the picture
     * @param count how many rows there still are, at most {@link #rows}; what the columns hold behind them is of no use
     */
    int[][] resize(int first, int count) {
        int at = first * step + left;
        int unpacked = 0;
        int made = 0;
        for (int x = 0; x < taps.size(); x++) {
            int start = taps.starts()[x] * channels - left;
            for (; unpacked < start + taps.count() * channels; unpacked += Words.VALUES) {
                unpack(at, count, unpacked);
            }
            for (int c = 0; c < channels; c++) {
                values.sum(start + c, channels, taps, x, sums[made % Words.VALUES]);
                made++;
                if (made % Words.VALUES == 0 || made == stride()) {
                    Words.pack(sums[0], sums[1], sums[2], sums[3], columns[(made - 1) / Words.VALUES]);
                }
            }
        }
        return columns;
    }

    private void unpack(int at, int count, int value) {
        int word = value / Words.VALUES;
        if (word % STRIP == 0) {
            turn.toColumns(at + value, step, count, Math.min(STRIP, words - word), strip);
        }
        Words.unpack(
                strip[word % STRIP],
                values.at(value),
                values.at(value + 1),
                values.at(value + 2),
                values.at(value + 3));
    }
}
