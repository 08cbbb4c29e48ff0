package dev.fovea.audit;

import dev.fovea.picture.Picture;

/**
 * What a picture looks like from afar, in {@link #LENGTH} numbers: the lowest frequencies of a part of it, by the discrete
 * cosine transform, each multiplied by its frequency, because in pictures low ones are larger by about as much (Field 1987).
 * Brightness and contrast do not show in its direction. One thread at a time.
 */
final class Sketch {
    private static final int GRID = 16;
    private static final int WAVES = 8;

    /** Numbers of a sketch: all waves but the constant. */
    static final int LENGTH = WAVES * WAVES - 1;

    private static final double[][] COSINES = cosines();

    private final int width;
    private final int height;
    private final long[] sums;

    /** Of this gray picture. */
    Sketch(Picture gray) {
        width = gray.width();
        height = gray.height();
        sums = new long[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            long row = 0;
            for (int x = 0; x < width; x++) {
                row += gray.at(y, x, 0);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
    }

    private static double[][] cosines() {
        double[][] out = new double[WAVES][GRID];
        for (int u = 0; u < WAVES; u++) {
            for (int x = 0; x < GRID; x++) {
                out[u][x] = Math.cos(Math.PI * (2 * x + 1) * u / (2 * GRID));
            }
        }
        return out;
    }

    /** The sketch of a part of the picture. */
    float[] of(View view) {
        double[][] grid = grid(view);
        double[][] rows = new double[GRID][WAVES];
        for (int y = 0; y < GRID; y++) {
            for (int u = 0; u < WAVES; u++) {
                for (int x = 0; x < GRID; x++) {
                    rows[y][u] += grid[y][x] * COSINES[u][x];
                }
            }
        }
        float[] out = new float[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            int u = (i + 1) % WAVES;
            int v = (i + 1) / WAVES;
            double sum = 0;
            for (int y = 0; y < GRID; y++) {
                sum += rows[y][u] * COSINES[v][y];
            }
            double halved = (u == 0 ? 0.5 : 1) * (v == 0 ? 0.5 : 1); // a constant has twice the energy of a wave
            out[i] = (float) (sum * Math.sqrt(halved * (u * u + v * v)));
        }
        return out;
    }

    /** The sketch of the mirror image: waves that are odd across change their sign. */
    static float[] mirrored(float[] sketch) {
        float[] out = sketch.clone();
        for (int i = 0; i < LENGTH; i += 2) { // the first is wave 1
            out[i] = -out[i];
        }
        return out;
    }

    private double[][] grid(View view) {
        double[][] out = new double[GRID][GRID];
        double stepX = (view.right() - view.left()) * width / GRID;
        double stepY = (view.bottom() - view.top()) * height / GRID;
        double[] upper = edge(view, view.top() * height, stepX);
        for (int y = 0; y < GRID; y++) {
            double[] lower = edge(view, view.top() * height + (y + 1) * stepY, stepX);
            for (int x = 0; x < GRID; x++) {
                out[y][x] = (lower[x + 1] - lower[x] - upper[x + 1] + upper[x]) / (stepX * stepY);
            }
            upper = lower;
        }
        return out;
    }

    /** Sums of all above this row and left of each column of the grid. */
    private double[] edge(View view, double y, double stepX) {
        double[] out = new double[GRID + 1];
        for (int x = 0; x <= GRID; x++) {
            out[x] = sum(view.left() * width + x * stepX, y);
        }
        return out;
    }

    /** The sum of all pixels above and left of a place, whose pixel counts in part. */
    private double sum(double x, double y) {
        int column = (int) Math.min(width - 1.0, x);
        int row = (int) Math.min(height - 1.0, y);
        double dx = Math.min(1, x - column);
        double dy = Math.min(1, y - row);
        int at = row * (width + 1) + column;
        double above = sums[at] + dx * (sums[at + 1] - sums[at]);
        double below = sums[at + width + 1] + dx * (sums[at + width + 2] - sums[at + width + 1]);
        return above + dy * (below - above);
    }
}
