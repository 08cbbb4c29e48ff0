package dev.fovea.base;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of text fields as comma-separated values and back, after RFC 4180: a field with a comma, a quote or a line break
 * stands in quotes, and a quote inside it is doubled. Lines end with a line feed; reading also takes carriage returns and
 * a byte-order mark.
 */
public final class Csv {
    /**
     * One row.
     *
     * @param line of the text where it begins, from 1
     * @param fields at least one
     */
    public record Row(int line, List<String> fields) {}

    private final String text;
    private final char delimiter;
    private final String where;
    private final List<Row> rows = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int at;
    private int line = 1;

    private Csv(String text, char delimiter, String where) {
        this.text = text;
        this.delimiter = delimiter;
        this.where = where;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /** One row as a line, with the line feed. */
    public static String line(List<String> fields) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < fields.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(fields.get(i)));
        }
        if (fields.size() == 1 && fields.get(0).isEmpty()) {
            out.append("\"\""); // an empty line would read as no row
        }
        return out.append('\n').toString();
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /**
     * All rows, the header included; empty lines are passed over.
     *
     * @param where what the message calls the text, such as a file's name
     * @throws FoveaException if a quote is not closed, or text follows a closing one, with the line
     */
    public static List<List<String>> read(String text, String where) {
        return rows(text, ',', where).stream().map(Row::fields).toList();
    }

    /**
     * The same of a text with another delimiter, such as a tab, and with the number of each row's first line.
     *
     * @throws FoveaException as {@link #read}
     */
    public static List<Row> rows(String text, char delimiter, String where) {
        Csv csv = new Csv(text, delimiter, where);
        while (csv.at < text.length()) {
            csv.readRow();
        }
        return csv.rows;
    }

    private void readRow() {
        row = new ArrayList<>();
        int start = at;
        int first = line;
        readField();
        while (at < text.length() && text.charAt(at) == delimiter) {
            at++;
            readField();
        }
        if (at > start) {
            rows.add(new Row(first, row));
        }
        endLine();
    }

    private void readField() {
        if (at < text.length() && text.charAt(at) == '"') {
            readQuoted();
            return;
        }
        int start = at;
        while (at < text.length() && !ends(text.charAt(at))) {
            at++;
        }
        row.add(text.substring(start, at));
    }

    private void readQuoted() {
        int opened = line;
        StringBuilder field = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '"') {
                line += c == '\n' ? 1 : 0;
                field.append(c);
            } else if (text.startsWith("\"\"", at)) {
                field.append('"');
                at++;
            } else {
                break;
            }
        }
        Check.world(at < text.length(), "quotes must be closed, but were not (%s, line %d).", where, opened);
        at++;
        Check.world(
                at == text.length() || ends(text.charAt(at)),
                "a closing quote must end its field, but \"%s\" follows (%s, line %d). Double the quotes inside a field.",
                at < text.length() ? text.charAt(at) : "",
                where,
                line);
        row.add(field.toString());
    }

    private boolean ends(char c) {
        return c == delimiter || c == '\n' || c == '\r';
    }

    private void endLine() {
        if (text.startsWith("\r\n", at)) {
            at++;
        }
        at++;
        line++;
    }
}
