package dev.fovea.report;

import org.jspecify.annotations.Nullable;

/**
 * A chart as ECharts draws it.
 *
 * @param id names it within the page, and its file when it is kept as SVG
 * @param title above it
 * @param words what it shows, below it and for those who cannot see it
 * @param option ECharts' own description of the chart, as JSON
 * @param table its numbers, for those who cannot see it or have no script; null where the page has them elsewhere
 */
record Chart(
        String id,
        String title,
        String words,
        String option,
        @Nullable Grid table) {}
