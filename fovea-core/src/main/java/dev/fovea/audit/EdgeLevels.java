package dev.fovea.audit;

import dev.fovea.picture.Picture;
import java.util.Arrays;

/**
 * How bright a picture is at places along its edges, in the levels of {@link Stamps}: pixel by pixel in its corners, for
 * stamps of a fixed size, and in the cells of a grid along all edges, for those that grow with the picture.
 */
final class EdgeLevels {
    /** Pixels of a corner along each side, in pictures six times as large and more. */
    private static final int CORNER = 32;

    private static final int SHARE = 6;
    private static final int CELLS = 24;
    private static final int RINGS = CELLS / SHARE;
    private static final int SHADES = 256 / Stamps.LEVELS;

    private EdgeLevels() {}

    /** Levels at all places, always as many; {@link Stamps#NOWHERE} where a small picture has no such pixel. */
    static byte[] of(Picture picture) {
        Picture gray = picture.withChannels(1);
        byte[] out = new byte[4 * CORNER * CORNER + CELLS * CELLS - (CELLS - 2 * RINGS) * (CELLS - 2 * RINGS)];
        Arrays.fill(out, Stamps.NOWHERE);
        corners(gray, out);
        cells(gray, out, 4 * CORNER * CORNER);
        return out;
    }

    private static void corners(Picture gray, byte[] out) {
        int side = Math.min(CORNER, Math.min(gray.width(), gray.height()) / SHARE);
        for (int corner = 0; corner < 4; corner++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    int row = corner < 2 ? y : gray.height() - 1 - y;
                    int column = corner % 2 == 0 ? x : gray.width() - 1 - x;
                    out[(corner * CORNER + y) * CORNER + x] = (byte) (gray.at(row, column, 0) / SHADES);
                }
            }
        }
    }

    private static void cells(Picture gray, byte[] out, int from) {
        int at = from;
        for (int row = 0; row < CELLS; row++) {
            for (int column = 0; column < CELLS; column++) {
                int ring = Math.min(Math.min(row, column), CELLS - 1 - Math.max(row, column));
                if (ring < RINGS) {
                    out[at++] = (byte) (mean(gray, row, column) / SHADES);
                }
            }
        }
    }

    private static int mean(Picture gray, int row, int column) {
        int top = row * gray.height() / CELLS;
        int bottom = Math.max(top + 1, (row + 1) * gray.height() / CELLS);
        int left = column * gray.width() / CELLS;
        int right = Math.max(left + 1, (column + 1) * gray.width() / CELLS);
        long sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += gray.at(y, x, 0);
            }
        }
        return (int) (sum / ((long) (bottom - top) * (right - left)));
    }
}
