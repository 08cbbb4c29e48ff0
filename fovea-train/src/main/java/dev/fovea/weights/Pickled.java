package dev.fovea.weights;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pickle can become here: plain values, and tensors that are not read yet. Lists and tables may hold themselves,
 * so nothing here may be walked without a bound.
 */
sealed interface Pickled {
    /** A word. Has an order, by which a table stays fast also where somebody chose words of one hash. */
    record Text(String value) implements Pickled, Comparable<Text> {
        @Override
        public int compareTo(Text other) {
            return value.compareTo(other.value);
        }
    }

    /** A whole number; has an order as words have. */
    record Whole(long value) implements Pickled, Comparable<Whole> {
        @Override
        public int compareTo(Whole other) {
            return Long.compare(value, other.value);
        }
    }

    /** A whole number of more than 64 bits. */
    record Huge(BigInteger value) implements Pickled {}

    /** A number. */
    record Real(double value) implements Pickled {}

    /** A truth value. */
    record Truth(boolean value) implements Pickled {}

    /** What there is, but is of no use here: None, bytes, a device. */
    record Other(String what) implements Pickled {}

    /** A fixed list. */
    record Tuple(List<Pickled> items) implements Pickled {}

    /** One of the allowed names, such as {@code collections.OrderedDict}. */
    record Global(String name) implements Pickled {}

    /**
     * A piece of memory that tensors share.
     *
     * @param type of its elements; null where it counts bytes and the tensor says the type
     * @param key what the file calls it
     * @param count elements of the whole storage
     * @param start first element that the tensors see
     */
    record Storage(@Nullable ElementType type, String key, long count, long start) implements Pickled {}

    /**
     * A view of a storage, not checked yet.
     *
     * @param storage what it looks at
     * @param type of its elements
     * @param offset first element
     * @param shape each dimension
     * @param strides of each dimension
     */
    record Tensor(Storage storage, ElementType type, long offset, List<Long> shape, List<Long> strides)
            implements Pickled {}

    /** A list that grows. */
    final class Listed implements Pickled {
        private final List<Pickled> items = new ArrayList<>(0);

        List<Pickled> items() {
            return items;
        }
    }

    /** A dictionary. */
    final class Table implements Pickled {
        private final Map<Pickled, Pickled> entries = new LinkedHashMap<>(0);

        /** Keys are words and whole numbers alone: hashing nested values could take for ever. */
        void put(Pickled key, Pickled value) {
            BadFormat.unless(
                    key instanceof Text || key instanceof Whole,
                    "keys of a table must be words or whole numbers, but one was a %s",
                    key.kind());
            entries.put(key, value);
        }

        @Nullable Pickled get(String key) {
            return entries.get(new Text(key));
        }

        Map<Pickled, Pickled> entries() {
            return entries;
        }
    }

    /** What messages call it. */
    default String kind() {
        if (this instanceof Other other) {
            return other.what();
        }
        return this instanceof Listed ? "list" : getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** Its items, of a list or a tuple. */
    default List<Pickled> listed() {
        if (this instanceof Tuple tuple) {
            return tuple.items();
        }
        if (this instanceof Listed list) {
            return list.items();
        }
        throw new BadFormat("a list must stand where there is a " + kind());
    }

    /** Its number. */
    default long whole() {
        if (this instanceof Whole number) {
            return number.value();
        }
        throw new BadFormat("a whole number must stand where there is a " + kind());
    }

    /** Its word. */
    default String text() {
        if (this instanceof Text text) {
            return text.value();
        }
        throw new BadFormat("a word must stand where there is a " + kind());
    }
}
