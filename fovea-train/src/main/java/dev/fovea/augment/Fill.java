package dev.fovea.augment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What stands where a moved picture leaves a gap: the picture goes on for ever in one of these ways. */
public enum Fill {
    /** The edge's own pixel goes on: {@code aaa|abcd|ddd}; {@code edge} in {@code numpy.pad}. */
    @JsonProperty("nearest")
    NEAREST,
    /** Mirrored about the edge's pixel: {@code dcb|abcd|cba}; {@code reflect} in {@code numpy.pad} and torchvision. */
    @JsonProperty("reflect")
    REFLECT,
    /** Begins again: {@code bcd|abcd|abc}; {@code wrap} in {@code numpy.pad}. */
    @JsonProperty("wrap")
    WRAP,
    /** Black: {@code 000|abcd|000}; {@code constant} in {@code numpy.pad}. */
    @JsonProperty("constant")
    CONSTANT;

    /**
     * The position that stands for one outside.
     *
     * @param i any position
     * @param n length of the side, at least 1
     * @return 0..n-1, or -1 for black
     */
    int index(int i, int n) {
        if (i >= 0 && i < n) {
            return i;
        }
        return switch (this) {
            case NEAREST -> i < 0 ? 0 : n - 1;
            case REFLECT -> mirrored(i, n);
            case WRAP -> Math.floorMod(i, n);
            case CONSTANT -> -1;
        };
    }

    private static int mirrored(int i, int n) {
        int once = i < 0 ? -i : 2 * (n - 1) - i;
        if (once >= 0 && once < n) {
            return once; // without the division, for all but far gaps
        }
        if (n == 1) {
            return 0;
        }
        int turn = Math.floorMod(i, 2 * (n - 1));
        return turn < n ? turn : 2 * (n - 1) - turn;
    }
}
