package dev.fovea.report;

import dev.fovea.model.Provenance;

/**
 * Where a run comes from.
 *
 * @param run its name
 * @param provenance data, seed, versions and machine; with folds, over the whole data set
 * @param command as it was typed; empty where a program asked
 * @param seconds that the run took
 */
public record Origin(String run, Provenance provenance, String command, double seconds) {}
