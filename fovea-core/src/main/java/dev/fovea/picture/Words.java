package dev.fovea.picture;

/**
 * Four values 0..255 of a row, side by side in an {@code int}: so pixels are moved between rows and columns, a fourth as
 * many moves as values. All loops go through their arrays at one index, which the just-in-time compiler turns into vector
 * instructions; with an offset in one array it does not.
 */
final class Words {
    /** Values in a word. */
    static final int VALUES = 4;

    private Words() {}

    /** Words that hold so many values. */
    static int count(int values) {
        return (values + VALUES - 1) / VALUES;
    }

    /** The first values of all words, the second ones, and so on. */
    static void unpack(int[] words, int[] first, int[] second, int[] third, int[] fourth) {
        for (int i = 0; i < words.length; i++) {
            first[i] = words[i] & 0xff;
        }
        unpack(words, 8, second);
        unpack(words, 16, third);
        unpack(words, 24, fourth);
    }

    private static void unpack(int[] words, int bit, int[] values) {
        for (int i = 0; i < words.length; i++) {
            values[i] = (words[i] >>> bit) & 0xff;
        }
    }

    /** Words of values that have {@link Taps#BITS} fraction bits. */
    static void pack(int[] first, int[] second, int[] third, int[] fourth, int[] words) {
        for (int i = 0; i < words.length; i++) {
            words[i] = (first[i] >>> Taps.BITS)
                    | ((second[i] >>> Taps.BITS) << 8)
                    | ((third[i] >>> Taps.BITS) << 16)
                    | ((fourth[i] >>> Taps.BITS) << 24);
        }
    }
}
