package dev.fovea.picture;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/**
 * The first directory of a TIFF file (TIFF 6.0, section 2; BigTIFF): numbers by tag. Later directories are never looked at,
 * so a chain of them can neither be long nor run in a circle.
 */
final class TiffDirectory {
    private static final int MOST_ENTRIES = 4096;
    private static final int MOST_VALUES = 1 << 20;
    /** Bytes of a value by its type, where it is a whole number: byte, short, long, long8. */
    private static final Map<Integer, Integer> SIZES = Map.of(1, 1, 3, 2, 4, 4, 16, 8);
    /** Bytes of a value by its type, for all types: 0 where a number means no type. */
    private static final int[] ALL_SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private final ByteView view;
    private final boolean big;
    private final Map<Integer, Integer> entries = new HashMap<>();
    private int next;

    private TiffDirectory(ByteView view, boolean big) {
        this.view = view;
        this.big = big;
    }

    static TiffDirectory first(byte[] bytes) {
        ByteOrder order = bytes[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        ByteView view = ByteView.of(bytes, order, Format.TIFF.title());
        boolean big = view.u16(2) == 43;
        TiffDirectory directory = new TiffDirectory(view, big);
        directory.read(big ? directory.position(8) : directory.position(4));
        return directory;
    }

    private void read(int at) {
        long count = big ? view.i64(at) : view.u16(at);
        if (count < 1 || count > MOST_ENTRIES) {
            throw new UnreadablePicture("damaged TIFF (" + count + " entries)");
        }
        int entry = at + (big ? 8 : 2);
        int size = big ? 20 : 12;
        view.within(entry, (int) count * size);
        for (int i = 0; i < count; i++, entry += size) {
            entries.putIfAbsent(view.u16(entry), entry);
            checkValues(entry);
        }
        next = view.within(entry, big ? 8 : 4);
    }

    /** Decoders pass over a tag whose values lie outside the file: then its colours or tables would be missing. */
    private void checkValues(int entry) {
        int type = view.u16(entry + 2);
        long count = big ? view.i64(entry + 4) : view.u32(entry + 4);
        int size = type < ALL_SIZES.length ? ALL_SIZES[type] : 0;
        int place = entry + (big ? 12 : 8);
        if (size > 0 && (count < 0 || count > view.length())) {
            throw new UnreadablePicture("damaged TIFF (" + count + " values of tag " + view.u16(entry) + ")");
        }
        if (size > 0 && count * size > (big ? 8 : 4)) {
            view.within(position(place), (int) Math.min(count * size, Integer.MAX_VALUE));
        }
    }

    boolean has(int tag) {
        return entries.containsKey(tag);
    }

    /** The only or first value of a tag; {@code absent} where the directory does not have it. */
    long value(int tag, long absent) {
        long[] all = values(tag);
        return all.length == 0 ? absent : all[0];
    }

    /** All values of a tag; none where the directory does not have it, or not as whole numbers. */
    long[] values(int tag) {
        Integer entry = entries.get(tag);
        Integer size = entry == null ? null : SIZES.get(view.u16(entry + 2));
        if (entry == null || size == null) {
            return new long[0];
        }
        long count = big ? view.i64(entry + 4) : view.u32(entry + 4);
        if (count < 0 || count > MOST_VALUES) {
            throw new UnreadablePicture("damaged TIFF (" + count + " values of tag " + tag + ")");
        }
        int place = entry + (big ? 12 : 8);
        int at = count * size <= (big ? 8 : 4) ? place : position(place);
        view.within(at, (int) count * size);
        long[] values = new long[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = number(at + i * size, size);
        }
        return values;
    }

    /**
     * The same file with this directory as its only one, and the picture said to be stored upright: so the decoder
     * neither follows directories nor turns the picture a second time.
     */
    byte[] alone(byte[] bytes, int orientationTag) {
        byte[] copy = bytes.clone();
        java.util.Arrays.fill(copy, next, next + (big ? 8 : 4), (byte) 0);
        Integer entry = entries.get(orientationTag);
        if (entry != null) { // a tag that nobody knows means nothing; tags must rise, so it keeps its number
            int place = entry + (big ? 12 : 8);
            java.util.Arrays.fill(copy, place, place + (big ? 8 : 4), (byte) 0);
            int size = SIZES.getOrDefault(view.u16(entry + 2), 4);
            copy[place + (bytes[0] == 'I' ? 0 : size - 1)] = 1;
        }
        return copy;
    }

    private long number(int at, int size) {
        return switch (size) {
            case 1 -> view.u8(at);
            case 2 -> view.u16(at);
            case 4 -> view.u32(at);
            default -> view.i64(at);
        };
    }

    private int position(int at) {
        long position = big ? view.i64(at) : view.u32(at);
        if (position < 0 || position > view.length()) {
            throw new UnreadablePicture("truncated TIFF");
        }
        return (int) position;
    }
}
