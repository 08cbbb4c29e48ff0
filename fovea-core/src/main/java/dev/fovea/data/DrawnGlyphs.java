package dev.fovea.data;

import java.util.List;

/**
 * The shapes of the drawn digits: for each class some ways to write it, each a few strokes in a box of 60 x 100 with
 * its origin at the top left; {@link DrawnStroke#parse} gives the notation.
 */
final class DrawnGlyphs {
    private static final List<List<String>> DIGITS = List.of(
            List.of(
                    "loop 30 0, 56 22, 60 50, 56 78, 30 100, 4 78, 0 50, 4 22",
                    "loop 30 6, 60 32, 60 68, 30 94, 0 68, 0 32",
                    "curve 44 6, 22 2, 4 26, 2 58, 16 96, 40 96, 58 66, 56 30, 40 6, 30 10"),
            List.of(
                    "line 30 0, 30 100",
                    "line 16 20, 32 0, 32 100",
                    "line 14 20, 30 0, 30 100; line 10 100, 50 100",
                    "line 34 0, 26 100"),
            List.of(
                    "curve 2 24, 12 4, 32 0, 52 10, 54 32, 34 62, 2 100; line 2 100, 60 100",
                    "curve 4 20, 20 2, 44 4, 56 24, 44 52, 20 78, 4 98; curve 4 98, 30 92, 58 98",
                    "curve 6 18, 30 0, 54 18, 44 50, 14 84, 4 96, 2 84, 16 82, 36 96, 58 92"),
            List.of(
                    "curve 4 14, 28 0, 52 14, 50 36, 24 48; curve 24 48, 56 58, 56 86, 28 100, 2 86",
                    "line 4 2, 54 2, 26 42; curve 26 42, 56 54, 56 86, 28 100, 2 88",
                    "curve 6 8, 36 0, 52 20, 40 42, 20 46; curve 20 46, 50 54, 54 80, 32 98, 2 94"),
            List.of(
                    "line 44 100, 44 0, 0 68, 60 68",
                    "line 8 0, 4 54, 58 54; line 46 14, 42 100",
                    "line 24 0, 2 60, 58 60; line 40 32, 40 100",
                    "curve 6 4, 4 36, 14 52, 46 50; line 50 2, 46 100"),
            List.of(
                    "line 54 0, 10 0, 6 44; curve 6 44, 30 34, 54 48, 56 76, 32 100, 2 90",
                    "line 12 4, 10 42; curve 10 42, 36 40, 54 60, 46 90, 20 100, 2 92; line 12 4, 56 2",
                    "line 50 2, 14 4, 8 46; curve 8 46, 40 38, 56 68, 36 96, 4 96"),
            List.of(
                    "curve 48 2, 20 24, 4 58, 8 88, 30 100, 54 86, 54 60, 32 50, 8 64",
                    "curve 30 0, 10 40, 2 72, 16 98, 44 98, 56 76, 42 56, 18 58, 4 74",
                    "line 40 0, 8 58; loop 30 48, 58 72, 30 100, 2 72"),
            List.of(
                    "line 0 0, 60 0, 22 100",
                    "line 0 2, 58 2, 24 100; line 16 50, 56 50",
                    "line 2 16, 2 2, 58 2, 30 48, 22 100",
                    "curve 0 8, 14 2, 36 6, 58 2; curve 58 2, 36 44, 26 100"),
            List.of(
                    "loop 30 0, 52 12, 50 34, 30 46, 10 34, 8 12; loop 30 46, 56 60, 56 86, 30 100, 4 86, 4 60",
                    "curve 50 16, 32 0, 10 12, 14 34, 44 58, 54 80, 30 100, 6 82, 18 56, 44 36, 50 16",
                    "loop 30 2, 50 24, 30 46, 10 24; loop 30 46, 56 72, 30 98, 4 72"),
            List.of(
                    "loop 30 0, 56 16, 54 42, 28 52, 4 38, 6 12; curve 56 22, 54 60, 36 100",
                    "curve 54 26, 34 50, 8 42, 6 14, 30 0, 52 12, 54 26; line 54 26, 50 100",
                    "loop 30 2, 56 28, 30 54, 4 28; curve 56 28, 56 70, 40 96, 10 96"));

    private DrawnGlyphs() {}

    /** Read once for each data set; position 0..9 is the digit, each with at least three ways to write it. */
    static List<List<List<DrawnStroke>>> digits() {
        return DIGITS.stream()
                .map(ways -> ways.stream().map(DrawnStroke::parse).toList())
                .toList();
    }
}
