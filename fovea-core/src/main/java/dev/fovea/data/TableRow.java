package dev.fovea.data;

import java.util.List;

/**
 * One row of a table.
 *
 * @param line where it stands, from 1
 * @param fields what each {@link TableColumn} holds, in their order; nothing where the table has no such column
 * @param others what the other columns hold, where labels may be among them; else empty
 */
record TableRow(int line, List<String> fields, List<String> others) {
    @SuppressWarnings("EnumOrdinal") // fields are in the order of the columns
    String get(TableColumn column) {
        return fields.get(column.ordinal());
    }
}
