package dev.fovea.data;

import java.util.List;
import java.util.Optional;

/**
 * A table as it was read.
 *
 * @param header its columns' names
 * @param others the names of the columns that are no {@link TableColumn}, where labels may be among them: there is no
 *     column of labels then
 * @param lists whether labels came as lists of JSON
 * @param rows in order; each has as many {@link TableRow#others} as the table
 */
record TableContent(List<String> header, List<String> others, boolean lists, List<TableRow> rows) {
    boolean has(TableColumn column) {
        return header.stream().anyMatch(word -> TableColumn.named(word).equals(Optional.of(column)));
    }
}
