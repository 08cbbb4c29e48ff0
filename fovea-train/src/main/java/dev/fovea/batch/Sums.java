package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Exact sums over pictures.
 *
 * @param pixels how many
 * @param values sum of the values of each channel
 * @param squares sum of their squares
 */
record Sums(long pixels, List<Long> values, List<Long> squares) {
    /** Of no picture. */
    static final Sums NONE = new Sums(0, List.of(), List.of());

    /** Of one picture. */
    static Sums of(Picture picture) {
        int channels = picture.channels();
        long[] values = new long[channels];
        long[] squares = new long[channels];
        for (int channel = 0; channel < channels; channel++) {
            add(picture.pixels(), channel, values, squares);
        }
        return new Sums((long) picture.height() * picture.width(), boxed(values), boxed(squares));
    }

    private static void add(byte[] pixels, int channel, long[] values, long[] squares) {
        long sum = 0;
        long square = 0;
        for (int i = channel; i < pixels.length; i += values.length) {
            int value = pixels[i] & 0xff;
            sum += value;
            square += (long) value * value;
        }
        values[channel] = sum;
        squares[channel] = square;
    }

    private static List<Long> boxed(long[] sums) {
        return LongStream.of(sums).boxed().toList();
    }

    /** Both together. */
    Sums and(Sums other) {
        if (pixels == 0 || other.pixels == 0) {
            return pixels == 0 ? other : this;
        }
        return new Sums(pixels + other.pixels, sum(values, other.values), sum(squares, other.squares));
    }

    private static List<Long> sum(List<Long> a, List<Long> b) {
        return IntStream.range(0, a.size()).mapToObj(i -> a.get(i) + b.get(i)).toList();
    }

    /** Mean of each channel, 0..1. */
    List<Double> means() {
        return values.stream().map(sum -> sum / (255.0 * pixels)).toList();
    }

    /** Standard deviation of each channel, at least 1/255. */
    List<Double> spreads() {
        return IntStream.range(0, values.size()).mapToObj(this::spread).toList();
    }

    private double spread(int channel) {
        double mean = (double) values.get(channel) / pixels;
        double variance = (double) squares.get(channel) / pixels - mean * mean;
        return Math.max(1, Math.sqrt(Math.max(0, variance))) / 255;
    }
}
