package dev.fovea.net;

import dev.fovea.base.Check;

/**
 * A size or a distance in pixels along both axes.
 *
 * @param height rows, 0 or more
 * @param width columns, 0 or more
 */
public record Extent(int height, int width) {
    /** Nothing, as in no padding. */
    public static final Extent NONE = new Extent(0, 0);

    /** One pixel, as in no stride. */
    public static final Extent ONE = new Extent(1, 1);

    /** Checks the ranges. */
    public Extent {
        Check.that(height >= 0 && width >= 0, "sides must be at least 0, but were %d x %d", height, width);
    }

    /** The same along both axes. */
    public static Extent square(int side) {
        return new Extent(side, side);
    }

    /** Pixels covered. */
    public long area() {
        return (long) height * width;
    }

    /** Both sides as libtorch and ONNX take them; a new array. */
    public long[] longs() {
        return new long[] {height, width};
    }

    /** Such as {@code 3x3}. */
    @Override
    public String toString() {
        return height + "x" + width;
    }

    /** Where a window of this kernel ends up: {@code floor((in + 2 pad - dilation (kernel - 1) - 1) / stride) + 1}. */
    static int slide(int in, int kernel, int stride, int padding, int dilation) {
        return Math.floorDiv(in + 2 * padding - dilation * (kernel - 1) - 1, stride) + 1;
    }
}
