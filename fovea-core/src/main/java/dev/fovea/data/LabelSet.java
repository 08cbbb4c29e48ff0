package dev.fovea.data;

import dev.fovea.base.Check;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which classes a sample has, by their indices: exactly one for most tasks, any number for several labels a picture.
 * Immutable; safe from any thread.
 */
public final class LabelSet {
    /** No class. */
    public static final LabelSet NONE = new LabelSet(new int[0]);

    /** A data set of one label a picture has as many sets as samples, and hardly more different ones than these. */
    private static final List<LabelSet> SINGLES = IntStream.range(0, 256)
            .mapToObj(index -> new LabelSet(new int[] {index}))
            .toList();

    private final int[] indices;

    private LabelSet(int[] indices) {
        this.indices = indices;
    }

    /** One class. */
    public static LabelSet of(int index) {
        Check.that(index >= 0, "class index must be at least 0, but was %d", index);
        return index < SINGLES.size() ? SINGLES.get(index) : new LabelSet(new int[] {index});
    }

    /** These classes, in any order; one that comes twice counts once. */
    public static LabelSet of(IntStream indices) {
        int[] sorted = indices.sorted().distinct().toArray();
        return switch (sorted.length) {
            case 0 -> NONE;
            case 1 -> of(sorted[0]);
            default -> {
                Check.that(sorted[0] >= 0, "class index must be at least 0, but was %d", sorted[0]);
                yield new LabelSet(sorted);
            }
        };
    }

    /** Whether this class is one of them. */
    public boolean has(int index) {
        return Arrays.binarySearch(indices, index) >= 0;
    }

    /** How many classes. */
    public int size() {
        return indices.length;
    }

    /** The indices, ascending. */
    public IntStream indices() {
        return Arrays.stream(indices);
    }

    /** The largest index; -1 where there is none. */
    public int last() {
        return indices.length == 0 ? -1 : indices[indices.length - 1];
    }

    /**
     * The class of a sample that has exactly one.
     *
     * @throws IllegalArgumentException if there are none or several
     */
    public int only() {
        Check.that(indices.length == 1, "classes must be exactly 1, but were %d [%s]", indices.length, this);
        return indices[0];
    }

    /** How many classes are in both. */
    public int common(LabelSet other) {
        return (int) indices().filter(other::has).count();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LabelSet that && Arrays.equals(indices, that.indices);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(indices);
    }

    /** The indices, such as {@code 1|4}; of one class its index alone. */
    @Override
    public String toString() {
        return indices().mapToObj(Integer::toString).collect(Collectors.joining("|"));
    }
}
