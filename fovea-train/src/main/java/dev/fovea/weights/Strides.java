package dev.fovea.weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the elements of a tensor lie, counted in elements from the first. Checked when it is made: nothing negative,
 * and no two elements at one place.
 *
 * @param shape each dimension; empty for a scalar
 * @param strides steps between neighbours along each dimension
 */
record Strides(List<Long> shape, List<Long> strides) {
    /** More than any layer has, and few enough to be cheap where a file repeats them half a million times. */
    static final int MOST_DIMS = 16;

    /** Elements that a Java array can hold; no tensor of an image classifier comes near. */
    private static final long MOST = Integer.MAX_VALUE - 8;

    /** @throws BadFormat if it is no layout of a tensor */
    Strides {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
        BadFormat.unless(
                shape.size() == strides.size() && shape.size() <= MOST_DIMS,
                "dimensions must be at most %d with a stride each, but are %d with %d",
                MOST_DIMS,
                shape.size(),
                strides.size());
        BadFormat.unless(
                shape.stream().allMatch(side -> side >= 0), "sides of a shape must be at least 0, but were %s", shape);
        BadFormat.unless(
                strides.stream().allMatch(stride -> stride >= 0), "strides must be at least 0, but were %s", strides);
        BadFormat.unless(
                product(shape) <= MOST, "a tensor must have at most %d numbers, but has shape %s", MOST, shape);
        BadFormat.unless(
                isDistinct(shape, strides),
                "elements of a tensor must not overlap, but do with shape %s and strides %s. Save .contiguous() tensors",
                shape,
                strides);
    }

    /** Elements side by side, the last dimension running fastest. */
    static Strides dense(List<Long> shape) {
        List<Long> strides = new ArrayList<>(Collections.nCopies(shape.size(), 1L));
        for (int i = shape.size() - 2; i >= 0; i--) {
            strides.set(i, times(strides.get(i + 1), Math.max(1, shape.get(i + 1))));
        }
        return new Strides(shape, strides);
    }

    /** Elements. */
    long count() {
        return product(shape);
    }

    /** Elements from the first place to the last one. */
    long span() {
        return count() == 0 ? 0 : 1 + reach(shape, strides);
    }

    /** Whether the elements lie side by side in their order. */
    boolean isDense() {
        long step = 1;
        for (int i = shape.size() - 1; i >= 0; i--) {
            if (shape.get(i) != 1 && strides.get(i) != step && count() > 0) {
                return false;
            }
            step *= Math.max(1, shape.get(i));
        }
        return true;
    }

    /** Told the number of an element and its place. */
    interface Visitor {
        void at(int index, long place);
    }

    /** Visits all elements, the last dimension running fastest. */
    void each(Visitor visitor) {
        int count = Math.toIntExact(count());
        long[] at = new long[shape.size()];
        long place = 0;
        for (int index = 0; index < count; index++) {
            visitor.at(index, place);
            for (int dim = at.length - 1; dim >= 0; dim--) {
                at[dim]++;
                place += strides.get(dim);
                if (at[dim] < shape.get(dim)) {
                    break;
                }
                place -= at[dim] * strides.get(dim);
                at[dim] = 0;
            }
        }
    }

    /**
     * Whether no two elements lie at one place: each dimension, from the smallest stride on, must step over all that the
     * ones before it reach. Also refuses some rare interleaved layouts that would not overlap, which nothing makes.
     */
    private static boolean isDistinct(List<Long> shape, List<Long> strides) {
        if (shape.contains(0L)) {
            return true;
        }
        long reach = 0;
        List<Integer> dims = IntStream.range(0, shape.size())
                .boxed()
                .filter(dim -> shape.get(dim) > 1)
                .sorted(Comparator.comparing(strides::get))
                .toList();
        for (int dim : dims) {
            if (strides.get(dim) <= reach) {
                return false;
            }
            reach = plus(reach, times(shape.get(dim) - 1, strides.get(dim)));
        }
        return true;
    }

    private static long reach(List<Long> shape, List<Long> strides) {
        long out = 0;
        for (int i = 0; i < shape.size(); i++) {
            out = plus(out, times(shape.get(i) - 1, strides.get(i)));
        }
        return out;
    }

    private static long product(List<Long> shape) {
        if (shape.contains(0L)) {
            return 0;
        }
        return shape.stream().reduce(1L, Strides::times);
    }

    /** Half the range of a long stands for all that is too much, so that sums of two never turn negative. */
    private static long times(long a, long b) {
        return a != 0 && b > Long.MAX_VALUE / 2 / a ? Long.MAX_VALUE / 2 : a * b;
    }

    private static long plus(long a, long b) {
        return Math.min(Long.MAX_VALUE / 2, a + b);
    }
}
