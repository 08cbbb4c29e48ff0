package dev.fovea.report;

import java.util.List;

/**
 * A table of text: the first column names its row.
 *
 * @param caption what it shows, for those who cannot see where it stands
 * @param head of each column
 * @param rows cells, as many as there are heads
 */
record Grid(String caption, List<String> head, List<List<String>> rows) {}
