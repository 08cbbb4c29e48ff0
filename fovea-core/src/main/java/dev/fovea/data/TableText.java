package dev.fovea.data;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Check;
import dev.fovea.base.Csv;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    /** A table whose first line names its columns. */
    TableContent separated(String text, char delimiter) {
        List<Csv.Row> rows = Csv.rows(text, delimiter, where);
        Check.world(!rows.isEmpty(), "%s must have a line that names its columns, but is empty.", where);
        List<String> header = rows.get(0).fields();
        List<String> others = others(header);
        bound(rows.size() - 1);
        int[] places = Arrays.stream(TableColumn.values())
                .mapToInt(column -> place(header, column))
                .toArray();
        int[] rest = others.stream().mapToInt(header::indexOf).toArray();
        List<TableRow> out = new ArrayList<>(rows.size());
        for (Csv.Row row : rows.subList(1, rows.size())) {
            if (row.fields().size() != header.size()) {
                problems.add(
                        row.line(), "has " + row.fields().size() + " fields, and the first line has " + header.size());
            } else if (row.fields().stream().anyMatch(field -> field.length() > LONGEST)) {
                problems.add(row.line(), "has a field of more than " + LONGEST + " characters");
            } else {
                out.add(new TableRow(row.line(), picked(row.fields(), places), picked(row.fields(), rest)));
            }
        }
        return new TableContent(header, others, false, out);
    }

    /** The columns among which labels may be; others that are not used are said. */
    private List<String> others(List<String> header) {
        List<String> rest = TableColumn.check(header, where);
        if (TableColumn.mayHoldLabels(header)) {
            return rest;
        }
        if (!rest.isEmpty()) {
            listener.said(unused(rest, where));
        }
        return List.of();
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

    /** A table of JSON objects, one a line. */
    TableContent jsonLines(String text) {
        Map<Integer, JsonNode> objects = new LinkedHashMap<>();
        Set<String> keys = new LinkedHashSet<>();
        int line = 0;
        for (String json : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (json.length() > LONGEST) {
                problems.add(line, "has more than " + LONGEST + " characters");
            } else if (!json.isBlank() && !json.equals("\uFEFF")) {
                add(json.startsWith("\uFEFF") ? json.substring(1) : json, line, keys, objects);
            }
            bound(objects.size());
        }
        problems.refuse();
        List<String> others = others(List.copyOf(keys));
        List<TableRow> rows = new ArrayList<>(objects.size());
        boolean lists = false;
        for (Map.Entry<Integer, JsonNode> object : objects.entrySet()) {
            String[] fields = new String[TableColumn.values().length];
            Arrays.fill(fields, "");
            for (var property : object.getValue().properties()) {
                lists |= put(property.getKey(), property.getValue(), fields);
            }
            List<String> rest = others.stream()
                    .map(key -> object.getValue().path(key).asText(""))
                    .toList();
            rows.add(new TableRow(object.getKey(), List.of(fields), rest));
        }
        return new TableContent(List.copyOf(keys), others, lists, rows);
    }

    /** Puts a value where its column is, and says whether it was a list of labels. */
    @SuppressWarnings("EnumOrdinal") // fields are in the order of the columns
    private static boolean put(String key, JsonNode value, String[] fields) {
        Optional<TableColumn> known = TableColumn.named(key);
        boolean list = value.isArray() && known.filter(TableColumn::holdsLabels).isPresent();
        List<String> parts = new ArrayList<>();
        if (list) {
            value.forEach(part -> parts.add(part.asText("")));
        }
        String text = list ? String.join(Labels.JOINT, parts) : value.isNull() ? "" : value.asText("");
        known.ifPresent(column -> fields[column.ordinal()] = text);
        return list;
    }

    private void add(String json, int line, Set<String> keys, Map<Integer, JsonNode> out) {
        try {
            JsonNode object = Json.LINE.tree(json, "it");
            if (object.isObject()) {
                object.properties().forEach(property -> keys.add(property.getKey()));
                out.put(line, object);
            } else {
                problems.add(line, "is no JSON object");
            }
        } catch (FoveaException e) {
            problems.add(line, "is no JSON: " + e.getMessage());
        }
    }

    private void bound(int rows) {
        Check.world(
                rows <= MOST_ROWS, "rows of a table must be at most %d, but are more (%s). Cut it.", MOST_ROWS, where);
    }

    /** Says which columns are not used. */
    static String unused(List<String> columns, String where) {
        return "Columns of " + where + " that are not used: " + String.join(", ", columns) + ".";
    }
}
