package dev.fovea.picture;

import java.util.Arrays;

/** The two passes of {@link Resize}. Sums are 32-bit whole numbers, which the just-in-time compiler can vectorise. */
final class Passes {
    private static final int HALF = 1 << (Taps.BITS - 1);

    private Passes() {}

    /** Resizes every row: values 0..255, shape [height, taps, channels]; whole numbers, because bytes do not vectorise. */
    static int[] alongRows(Picture picture, Taps taps) {
        int channels = picture.channels();
        int[] out = new int[picture.height() * taps.size() * channels];
        for (int y = 0; y < picture.height(); y++) {
            int from = y * picture.width() * channels;
            int to = y * taps.size() * channels;
            if (channels == 1) {
                grayRow(picture.pixels(), from, taps, out, to);
            } else {
                colourRow(picture.pixels(), from, taps, out, to);
            }
        }
        return out;
    }

    private static void grayRow(byte[] in, int from, Taps taps, int[] out, int to) {
        int[] weights = taps.weights();
        for (int x = 0; x < taps.size(); x++) {
            int at = from + taps.start(x);
            int weight = taps.offset(x);
            int sum = HALF;
            for (int end = weight + taps.count(x); weight < end; weight++, at++) {
                sum += (in[at] & 0xff) * weights[weight];
            }
            out[to + x] = clip(sum);
        }
    }

    private static void colourRow(byte[] in, int from, Taps taps, int[] out, int to) {
        int[] weights = taps.weights();
        for (int x = 0; x < taps.size(); x++) {
            int at = from + 3 * taps.start(x);
            int weight = taps.offset(x);
            int red = HALF;
            int green = HALF;
            int blue = HALF;
            for (int end = weight + taps.count(x); weight < end; weight++, at += 3) {
                int w = weights[weight];
                red += (in[at] & 0xff) * w;
                green += (in[at + 1] & 0xff) * w;
                blue += (in[at + 2] & 0xff) * w;
            }
            out[to + 3 * x] = clip(red);
            out[to + 3 * x + 1] = clip(green);
            out[to + 3 * x + 2] = clip(blue);
        }
    }

    /**
     * Resizes every column, a whole row at a time.
     *
     * @param in values 0..255, rows of {@code stride} values
     */
    static byte[] alongColumns(int[] in, int stride, Taps taps) {
        byte[] out = new byte[taps.size() * stride];
        int[] sums = new int[stride];
        for (int y = 0; y < taps.size(); y++) {
            Arrays.fill(sums, HALF);
            for (int t = 0; t < taps.count(y); t++) {
                add(in, (taps.start(y) + t) * stride, taps.weights()[taps.offset(y) + t], sums);
            }
            for (int i = 0; i < stride; i++) {
                out[y * stride + i] = (byte) clip(sums[i]);
            }
        }
        return out;
    }

    private static void add(int[] in, int from, int weight, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] += in[from + i] * weight;
        }
    }

    /** Rounded weights can sum to slightly more than 1; never to less than 0. */
    private static int clip(int sum) {
        return Math.min(sum >> Taps.BITS, 255);
    }
}
