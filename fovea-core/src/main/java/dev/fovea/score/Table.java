package dev.fovea.score;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of text in aligned columns: text columns to the left, numbers to the right, text cut where the row is too wide. */
final class Table {
    /** Columns of the narrowest usual terminal that the tables are laid out for. */
    static final int WIDTH = 100;

    private static final String GAP = "  ";
    private static final int NARROWEST = 5;

    private final int texts;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * @param texts how many columns, from the left, hold text; the others hold numbers
     * @param header the columns' heads
     */
    Table(int texts, String... header) {
        this.texts = texts;
        rows.add(List.of(header));
    }

    Table add(List<String> row) {
        rows.add(List.copyOf(row));
        return this;
    }

    /** Lines that each end with a line feed. */
    String render() {
        int[] widths = widths();
        StringBuilder out = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int c = 0; c < widths.length; c++) {
                String cell = cut(row.get(c), widths[c]);
                String pad = " ".repeat(widths[c] - length(cell));
                line.append(c == 0 ? "" : GAP).append(c < texts ? cell + pad : pad + cell);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    private int[] widths() {
        int columns = rows.get(0).size();
        int[] widths = IntStream.range(0, columns)
                .map(c ->
                        rows.stream().mapToInt(row -> length(row.get(c))).max().orElse(0))
                .toArray();
        int room = WIDTH
                - GAP.length() * (columns - 1)
                - IntStream.of(widths).skip(texts).sum();
        for (int c = 0; c < texts; c++) {
            int fair = Math.max(NARROWEST, room / (texts - c));
            widths[c] = Math.min(widths[c], fair);
            room -= widths[c];
        }
        return widths;
    }

    /** At most this many characters, the last an ellipsis where some are left out. */
    static String cut(String text, int width) {
        return length(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + "…";
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
