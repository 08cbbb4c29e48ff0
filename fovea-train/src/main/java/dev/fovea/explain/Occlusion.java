package dev.fovea.explain;

import dev.fovea.model.Preprocess;

/** What a classifier says when a patch of mean colour hides a place. */
final class Occlusion {
    /** Cells along a side; a patch hides 2 x 2 of them. */
    private static final int CELLS = 14;

    private static final int TOGETHER = 32;

    /** Nearer to 0 or 1 than this, a probability is rounding. */
    private static final double SUREST = 1e-6;

    private final Question question;
    private final byte[] mean;
    private final int cells;
    private final int size;

    private Occlusion(Question question, Preprocess preprocess) {
        this.question = question;
        this.mean = Normalised.mean(preprocess);
        this.size = preprocess.size();
        this.cells = Math.min(CELLS, size);
    }

    static HeatMap map(Question question, Preprocess preprocess, Asked asked) {
        return new Occlusion(question, preprocess).map(asked);
    }

    private HeatMap map(Asked asked) {
        byte[] whole = question.fitted().pixels();
        int patches = (cells + 1) * (cells + 1);
        double seen = logOdds(asked.probabilities(whole, 1), 0);
        double[] falls = new double[patches];
        for (int from = 0; from < patches; from += TOGETHER) {
            int n = Math.min(TOGETHER, patches - from);
            byte[] pixels = new byte[n * whole.length];
            for (int i = 0; i < n; i++) {
                System.arraycopy(whole, 0, pixels, i * whole.length, whole.length);
                hide(pixels, i * whole.length, from + i);
            }
            float[] rows = asked.probabilities(pixels, n);
            for (int i = 0; i < n; i++) {
                falls[from + i] = seen - logOdds(rows, i * rows.length / n);
            }
        }
        return averaged(falls);
    }

    private double logOdds(float[] rows, int at) {
        double p = Math.max(SUREST, Math.min(1 - SUREST, rows[at + question.index()]));
        return Math.log(p / (1 - p));
    }

    /** Patch p ends in the cell of row p / (cells + 1) and column p % (cells + 1), and hides the cells before too. */
    private void hide(byte[] pixels, int offset, int patch) {
        int row = patch / (cells + 1);
        int column = patch % (cells + 1);
        for (int y = edge(row - 1); y < edge(row + 1); y++) {
            for (int x = edge(column - 1); x < edge(column + 1); x++) {
                System.arraycopy(mean, 0, pixels, offset + (y * size + x) * mean.length, mean.length);
            }
        }
    }

    /** The first pixel of a cell. */
    private int edge(int cell) {
        return Math.max(0, Math.min(cells, cell)) * size / cells;
    }

    private HeatMap averaged(double[] falls) {
        float[] out = new float[cells * cells];
        for (int i = 0; i < out.length; i++) {
            int patch = i / cells * (cells + 1) + i % cells;
            int below = patch + cells + 1;
            out[i] = (float) ((falls[patch] + falls[patch + 1] + falls[below] + falls[below + 1]) / 4);
        }
        return new HeatMap(cells, cells, out);
    }
}
