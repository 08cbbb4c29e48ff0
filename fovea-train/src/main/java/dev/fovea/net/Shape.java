package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of one sample between two layers, the batch left out: [channels, height, width] or [features].
 *
 * @param dims three for a picture, one for a vector; each at least 1
 */
public record Shape(List<Integer> dims) {
    /** Checks the dimensions. */
    public Shape {
        dims = List.copyOf(dims);
        Check.that(dims.size() == 1 || dims.size() == 3, "shape must have 1 or 3 dimensions, but was %s", dims);
        Check.that(dims.stream().allMatch(d -> d >= 1), "shape must be at least 1 everywhere, but was %s", dims);
    }

    /** Feature maps. */
    public static Shape picture(int channels, int height, int width) {
        return new Shape(List.of(channels, height, width));
    }

    /** A row of numbers. */
    public static Shape vector(int features) {
        return new Shape(List.of(features));
    }

    /** Whether it has height and width. */
    public boolean isPicture() {
        return dims.size() == 3;
    }

    /** Channels of a picture, features of a vector. */
    public int channels() {
        return dims.get(0);
    }

    /** Rows of a picture. */
    public int height() {
        return dims.get(1);
    }

    /** Columns of a picture. */
    public int width() {
        return dims.get(2);
    }

    /** Numbers in one sample. */
    public long count() {
        return dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Printed with the batch: {@code [n, c, h, w]} or {@code [n, features]}. */
    @Override
    public String toString() {
        return dims.stream().map(String::valueOf).collect(Collectors.joining(", ", "[n, ", "]"));
    }
}
