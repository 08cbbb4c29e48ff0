package dev.fovea.data;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** How a table says which labels a picture has. */
sealed interface TableLabels {
    /** One label in a column, taken whole. */
    record One(TableColumn column) implements TableLabels {
        @Override
        public List<String> of(TableRow row) {
            String label = row.get(column).strip();
            Check.that(!label.isEmpty(), "has no label");
            return List.of(label);
        }

        @Override
        public Task task() {
            return new Task.SingleLabel();
        }
    }

    /** Any number of labels in a column, with something between them. */
    record Several(TableColumn column, String separator) implements TableLabels {
        @Override
        public List<String> of(TableRow row) {
            return Arrays.stream(row.get(column).split(Pattern.quote(separator), -1))
                    .map(String::strip)
                    .filter(label -> !label.isEmpty())
                    .distinct()
                    .toList();
        }

        @Override
        public Task task() {
            return new Task.MultiLabel();
        }
    }

    /**
     * A column for each label, which holds 1 where a picture has it and 0 where not.
     *
     * @param names of the labels
     * @param places of their columns among the {@link TableRow#others}
     */
    record Columns(List<String> names, List<Integer> places) implements TableLabels {
        @Override
        public List<String> of(TableRow row) {
            List<String> out = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                String cell = plain(row.others().get(places.get(i)));
                Check.that(
                        YES.contains(cell) || NO.contains(cell),
                        "has \"%s\" in the column \"%s\", which must be 0 or 1",
                        cell,
                        names.get(i));
                if (YES.contains(cell)) {
                    out.add(names.get(i));
                }
            }
            return out;
        }

        @Override
        public Task task() {
            return new Task.MultiLabel();
        }
    }

    /** What says that a picture has a label. */
    Set<String> YES = Set.of("1", "1.0", "true");

    /** What says that it has not. */
    Set<String> NO = Set.of("0", "0.0", "false");

    /** What may stand between labels, in the order in which it is looked for. */
    List<String> SEPARATORS = List.of("|", ";", ",");

    /**
     * The labels of a row, each once.
     *
     * @throws IllegalArgumentException if it says none where it must, with what is wrong
     */
    List<String> of(TableRow row);

    /** What is asked of labels that are said so. */
    Task task();

    /**
     * Finds out: a column {@code labels} holds several where a separator or an empty cell stands in it, a column {@code
     * label} where {@code |} does; where there is neither column, the labels are the columns of noughts and ones.
     *
     * @throws dev.fovea.base.FoveaException if there are none
     */
    static TableLabels of(TableContent table, String where, Scan.Listener listener) {
        if (!table.others().isEmpty()) {
            return columns(table, where, listener);
        }
        TableColumn column = table.has(TableColumn.LABELS) ? TableColumn.LABELS : TableColumn.LABEL;
        List<String> known = column == TableColumn.LABELS ? SEPARATORS : List.of(Labels.JOINT);
        for (String separator : table.lists() ? List.of(Labels.JOINT) : known) {
            if (table.lists()
                    || table.rows().stream().anyMatch(row -> row.get(column).contains(separator))) {
                listener.said("Pictures of " + where + " may have several labels"
                        + (table.lists() ? "." : ", with " + separator + " between them."));
                return new Several(column, separator);
            }
        }
        if (column == TableColumn.LABEL) {
            return new One(column);
        }
        if (table.rows().stream().anyMatch(row -> row.get(column).contains(" "))) {
            listener.said(
                    "Labels of " + where + " hold spaces and are taken whole: several are to have | between them.");
        }
        boolean none = table.rows().stream().anyMatch(row -> row.get(column).isBlank());
        return none ? new Several(column, Labels.JOINT) : new One(column);
    }

    private static TableLabels columns(TableContent table, String where, Scan.Listener listener) {
        List<Integer> places = IntStream.range(0, table.others().size())
                .filter(place -> isLabel(table, place))
                .boxed()
                .toList();
        List<String> names =
                places.stream().map(place -> table.others().get(place).strip()).toList();
        List<String> unused = table.others().stream()
                .filter(name -> !names.contains(name.strip()))
                .toList();
        TableColumn.checkRest(unused, names, table.header(), where);
        if (!unused.isEmpty()) {
            listener.said(TableText.unused(unused, where));
        }
        listener.said("Labels of " + where + " are its columns of noughts and ones, " + names.size() + ".");
        return new Columns(names, places);
    }

    /** Whether at least half of a column's cells say yes or no: what is something else in it is then a mistake. */
    private static boolean isLabel(TableContent table, int place) {
        long binary = table.rows().stream()
                .map(row -> plain(row.others().get(place)))
                .filter(cell -> YES.contains(cell) || NO.contains(cell))
                .count();
        return !table.others().get(place).isBlank()
                && binary > 0
                && 2 * binary >= table.rows().size();
    }

    private static String plain(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }
}
