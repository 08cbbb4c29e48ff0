package dev.fovea.report;

/**
 * A chart as ECharts draws it.
 *
 * @param title above it
 * @param words what it shows, below it and for those who cannot see it
 * @param option ECharts' own description of the chart, as JSON
 */
record Chart(String title, String words, String option) {}
