package dev.fovea.augment;

import java.util.Arrays;

/**
 * Smooths planes of numbers with a bell cut to an odd number of taps, whose weights sum to 1; rows, then columns. Beyond
 * the edge the plane is mirrored about its last value, as often as needed. Immutable.
 */
final class Gaussian {
    private final float[] taps;

    private Gaussian(float[] taps) {
        this.taps = taps;
    }

    /**
     * @param size taps, odd
     * @param sigma in pixels, above 0
     */
    static Gaussian of(int size, double sigma) {
        double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            double x = (i - size / 2) / sigma;
            weights[i] = StrictMath.exp(-x * x / 2);
            sum += weights[i];
        }
        float[] taps = new float[size];
        for (int i = 0; i < size; i++) {
            taps[i] = (float) (weights[i] / sum);
        }
        return new Gaussian(taps);
    }

    /** Taps that hold all of the bell: {@code 8 * sigma + 1}, made odd, as torchvision's elastic does. */
    static int wide(double sigma) {
        int size = (int) (8 * sigma + 1);
        return size % 2 == 0 ? size + 1 : size;
    }

    /**
     * Smooths in place.
     *
     * @param values [height, width, channels]; more may follow
     */
    void smooth(float[] values, Frame frame, int channels, Planes planes) {
        int row = frame.width() * channels;
        int reach = taps.length / 2;
        float[] line = planes.first(row + 2 * reach * channels);
        Pass pass = new Pass(values, line, row);
        for (int r = 0; r < frame.height(); r++) {
            mirror(values, r * row, line, frame.width(), channels);
            Arrays.fill(values, r * row, (r + 1) * row, 0);
            for (int t = 0; t < taps.length; t++) {
                pass.add(r * row, t * channels, taps[t]);
            }
        }
        columns(values, frame.height(), row, planes.second(frame.height() * row));
    }

    private void mirror(float[] values, int from, float[] line, int width, int channels) {
        int reach = taps.length / 2;
        System.arraycopy(values, from, line, reach * channels, width * channels);
        for (int i = 0; i < reach; i++) {
            int left = Fill.REFLECT.index(i - reach, width);
            int right = Fill.REFLECT.index(width + i, width);
            for (int c = 0; c < channels; c++) {
                line[i * channels + c] = values[from + left * channels + c];
                line[(reach + width + i) * channels + c] = values[from + right * channels + c];
            }
        }
    }

    private void columns(float[] values, int height, int row, float[] copy) {
        System.arraycopy(values, 0, copy, 0, height * row);
        Arrays.fill(values, 0, height * row, 0);
        Pass pass = new Pass(values, copy, row);
        for (int r = 0; r < height; r++) {
            for (int t = 0; t < taps.length; t++) {
                int from = Fill.REFLECT.index(r + t - taps.length / 2, height);
                pass.add(r * row, from * row, taps[t]);
            }
        }
    }

    /** Adds weighted rows of one array to rows of another. */
    private static final class Pass {
        private final float[] to;
        private final float[] from;
        private final int n;

        Pass(float[] to, float[] from, int n) {
            this.to = to;
            this.from = from;
            this.n = n;
        }

        /** The inner loop, in locals: vectorised by the compiler. */
        void add(int at, int first, float weight) {
            float[] out = to;
            float[] in = from;
            int end = n;
            for (int i = 0; i < end; i++) {
                out[at + i] += weight * in[first + i];
            }
        }
    }
}
