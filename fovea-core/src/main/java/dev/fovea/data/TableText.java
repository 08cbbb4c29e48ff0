package dev.fovea.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Check;
import dev.fovea.base.Csv;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The text of a table as rows: CSV (also with semicolons), TSV, or JSON lines. */
final class TableText {
    /** Rows of one table. */
    private static final int MOST_ROWS = 5_000_000;

    /** Characters of one field, or of one line of JSON. */
    private static final int LONGEST = 65_536;

    private final String where;
    private final TableProblems problems;
    private final Scan.Listener listener;

    TableText(String where, TableProblems problems, Scan.Listener listener) {
        this.where = where;
        this.problems = problems;
        this.listener = listener;
    }

    /** What separates the fields of a text, by its first line: of comma, semicolon and tab the one that is there most. */
    static char delimiter(String text) {
        String line = text.lines().filter(l -> !l.isBlank()).findFirst().orElse("");
        char best = ',';
        for (char c : new char[] {';', '\t'}) {
            best = count(line, c) > count(line, best) ? c : best;
        }
        return best;
    }

    private static long count(String line, char c) {
        return line.chars().filter(x -> x == c).count();
    }

    /** Rows of a table whose first line names its columns. */
    List<TableRow> separated(String text, char delimiter) {
        List<Csv.Row> rows = Csv.rows(text, delimiter, where);
        Check.world(!rows.isEmpty(), "%s must have a line that names its columns, but is empty.", where);
        List<String> header = rows.get(0).fields();
        unused(TableColumn.check(header, where));
        bound(rows.size() - 1);
        int[] places = Arrays.stream(TableColumn.values())
                .mapToInt(column -> place(header, column))
                .toArray();
        List<TableRow> out = new ArrayList<>(rows.size());
        for (Csv.Row row : rows.subList(1, rows.size())) {
            if (row.fields().size() != header.size()) {
                problems.add(
                        row.line(), "has " + row.fields().size() + " fields, and the first line has " + header.size());
            } else if (row.fields().stream().anyMatch(field -> field.length() > LONGEST)) {
                problems.add(row.line(), "has a field of more than " + LONGEST + " characters");
            } else {
                out.add(new TableRow(row.line(), picked(row.fields(), places)));
            }
        }
        return out;
    }

    private static List<String> picked(List<String> fields, int[] places) {
        return Arrays.stream(places)
                .mapToObj(place -> place < 0 ? "" : fields.get(place))
                .toList();
    }

    private static int place(List<String> header, TableColumn column) {
        for (int i = 0; i < header.size(); i++) {
            if (TableColumn.named(header.get(i)).filter(column::equals).isPresent()) {
                return i;
            }
        }
        return -1;
    }

    /** Rows of JSON objects, one a line. */
    List<TableRow> jsonLines(String text) {
        Set<String> keys = new LinkedHashSet<>();
        List<TableRow> out = new ArrayList<>();
        int line = 0;
        for (String json : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (json.length() > LONGEST) {
                problems.add(line, "has more than " + LONGEST + " characters");
            } else if (!json.isBlank() && !json.equals("\uFEFF")) {
                add(json.startsWith("\uFEFF") ? json.substring(1) : json, line, keys, out);
            }
            bound(out.size());
        }
        problems.refuse();
        unused(TableColumn.check(List.copyOf(keys), where));
        return out;
    }

    @SuppressWarnings("EnumOrdinal") // fields are in the order of the columns
    private void add(String json, int line, Set<String> keys, List<TableRow> out) {
        try {
            JsonNode object = Json.LINE.tree(json, "it");
            if (!object.isObject()) {
                problems.add(line, "is no JSON object");
                return;
            }
            String[] fields = new String[TableColumn.values().length];
            Arrays.fill(fields, "");
            for (var property : object.properties()) {
                keys.add(property.getKey());
                JsonNode value = property.getValue();
                TableColumn.named(property.getKey())
                        .ifPresent(column -> fields[column.ordinal()] = value.isNull() ? "" : value.asText(""));
            }
            out.add(new TableRow(line, List.of(fields)));
        } catch (FoveaException e) {
            problems.add(line, "is no JSON: " + e.getMessage());
        }
    }

    private void bound(int rows) {
        Check.world(
                rows <= MOST_ROWS, "rows of a table must be at most %d, but are more (%s). Cut it.", MOST_ROWS, where);
    }

    private void unused(List<String> columns) {
        if (!columns.isEmpty()) {
            listener.said("Columns of " + where + " that are not used: " + String.join(", ", columns) + ".");
        }
    }
}
