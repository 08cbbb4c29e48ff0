package dev.fovea.cli;

/** Text in the columns of a terminal, where Chinese, Japanese and Korean letters take two each. */
final class Columns {
    private Columns() {}

    /** Columns that a text takes. */
    static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int letter) {
        int type = Character.getType(letter);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return Character.isIdeographic(letter) || isWide(letter) ? 2 : 1;
    }

    /** Blocks of East Asian Wide and Fullwidth letters beside the ideographs (Unicode, annex 11). */
    private static boolean isWide(int letter) {
        return (letter >= 0x1100 && letter <= 0x115f)
                || (letter >= 0x2e80 && letter <= 0xa4cf)
                || (letter >= 0xac00 && letter <= 0xd7a3)
                || (letter >= 0xf900 && letter <= 0xfaff)
                || (letter >= 0xfe30 && letter <= 0xfe6f)
                || (letter >= 0xff00 && letter <= 0xff60)
                || (letter >= 0x1f300 && letter <= 0x1f64f);
    }

    /** The text with spaces behind it up to a width; as it is where it is wider. */
    static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - width(text)));
    }

    /** The text on one line, cut to a width with an ellipsis. */
    static String cut(String text, int width) {
        String line = text.replaceAll("\\s*\\R\\s*", " ").stripTrailing();
        if (width(line) <= width) {
            return line;
        }
        StringBuilder out = new StringBuilder();
        int used = 0;
        for (int letter : line.codePoints().toArray()) {
            used += width(letter);
            if (used > width - 1) {
                break;
            }
            out.appendCodePoint(letter);
        }
        return out.toString().stripTrailing() + "…";
    }
}
