package dev.fovea.audit;

import dev.fovea.picture.Picture;
import java.util.stream.IntStream;

/**
 * Numbers of a picture's pixels that know hardly anything of what it shows: frames, background, colours. Shortcuts are
 * looked for in them.
 */
final class PixelClues {
    /** Cells along each side of the grid. */
    private static final int CELLS = 12;

    private static final int NUMBERS = 4;
    /** A frame is at most this share of a side wide. */
    private static final int WIDEST = 5;

    private static final int STEP = 12;
    private static final double MOST_OF_A_LINE = 0.75;
    private static final double FLAT = 12;

    private final Picture picture;
    private final float[] cells;

    PixelClues(Picture picture) {
        this.picture = picture.withChannels(3);
        this.cells = cells();
    }

    /** Of each edge: how wide a frame of one colour is, and how bright; nothing of what lies inside. */
    float[] border() {
        float[] out = new float[8];
        for (int side = 0; side < 4; side++) {
            out[2 * side] = frame(side);
            out[2 * side + 1] = out[2 * side] == 0 ? -1 : mean(line(side, 0));
        }
        return out;
    }

    /** Mean and spread of the colours in the outermost ring of cells. */
    float[] background() {
        return colours(ringCells(0, 1));
    }

    /** Mean and spread of the colours of all cells. */
    float[] colour() {
        return colours(ringCells(0, CELLS));
    }

    private static int ring(int row, int column) {
        return Math.min(Math.min(row, column), Math.min(CELLS - 1 - row, CELLS - 1 - column));
    }

    private static int[] ringCells(int from, int to) {
        return IntStream.range(0, CELLS * CELLS)
                .filter(i -> ring(i / CELLS, i % CELLS) >= from && ring(i / CELLS, i % CELLS) < to)
                .toArray();
    }

    private float[] colours(int[] of) {
        float[] out = new float[2 * NUMBERS];
        for (int n = 0; n < NUMBERS; n++) {
            float[] values = new float[of.length];
            for (int i = 0; i < of.length; i++) {
                values[i] = cells[of[i] * NUMBERS + n];
            }
            out[2 * n] = mean(values);
            out[2 * n + 1] = spread(values);
        }
        return out;
    }

    private float[] cells() {
        float[] out = new float[CELLS * CELLS * NUMBERS];
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                cell(row, column, out, (row * CELLS + column) * NUMBERS);
            }
        }
        return out;
    }

    private void cell(int row, int column, float[] out, int at) {
        int top = row * picture.height() / CELLS;
        int bottom = Math.max(top + 1, (row + 1) * picture.height() / CELLS);
        int left = column * picture.width() / CELLS;
        int right = Math.max(left + 1, (column + 1) * picture.width() / CELLS);
        double sum = 0;
        double squares = 0;
        double red = 0;
        double blue = 0;
        byte[] pixels = picture.pixels();
        for (int y = top; y < bottom; y++) {
            int p = (y * picture.width() + left) * 3;
            for (int x = left; x < right; x++, p += 3) {
                int r = pixels[p] & 0xff;
                int g = pixels[p + 1] & 0xff;
                int b = pixels[p + 2] & 0xff;
                int gray = (r + 2 * g + b) / 4;
                sum += gray;
                squares += gray * (double) gray;
                red += r - g;
                blue += b - g;
            }
        }
        double n = (bottom - top) * (double) (right - left);
        out[at] = (float) (sum / n);
        out[at + 1] = (float) Math.sqrt(Math.max(0, squares / n - sum / n * sum / n));
        out[at + 2] = (float) (red / n);
        out[at + 3] = (float) (blue / n);
    }

    /** Lines of one colour from an edge inwards, where a sharp step in most of the line follows; as a share of the side. */
    private float frame(int side) {
        int depth = side < 2 ? picture.height() : picture.width();
        float[] before = line(side, 0);
        for (int i = 1; i <= depth / WIDEST && spread(before) < FLAT; i++) {
            float[] next = line(side, i);
            if (steps(before, next) >= MOST_OF_A_LINE) {
                return (float) i / depth;
            }
            before = next;
        }
        return 0;
    }

    private static double steps(float[] a, float[] b) {
        int steps = 0;
        for (int i = 0; i < a.length; i++) {
            steps += Math.abs(a[i] - b[i]) > STEP ? 1 : 0;
        }
        return (double) steps / a.length;
    }

    /** @param side 0 top, 1 bottom, 2 left, 3 right */
    private float[] line(int side, int inwards) {
        int length = side < 2 ? picture.width() : picture.height();
        float[] out = new float[length];
        for (int i = 0; i < length; i++) {
            int row = side == 0 ? inwards : side == 1 ? picture.height() - 1 - inwards : i;
            int column = side == 2 ? inwards : side == 3 ? picture.width() - 1 - inwards : i;
            out[i] = (picture.at(row, column, 0) + 2 * picture.at(row, column, 1) + picture.at(row, column, 2)) / 4f;
        }
        return out;
    }

    private static float mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return (float) (sum / values.length);
    }

    private static float spread(float[] values) {
        double mean = mean(values);
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return (float) Math.sqrt(squares / values.length);
    }
}
