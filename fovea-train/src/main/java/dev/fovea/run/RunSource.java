package dev.fovea.run;

import org.jspecify.annotations.Nullable;

/**
 * {@code run.yaml}: what a run was begun with, beside its recipe, so that it can go on by its folder alone.
 *
 * @param data what a person named at a shell: a folder or file as an absolute path, or a named set; null where the
 *     pictures came from a program
 * @param name of the data set
 * @param began as ISO 8601 in UTC
 * @param command as a person typed it; null where a program began the run
 */
public record RunSource(
        @Nullable String data,
        String name,
        String began,
        @Nullable String command) {}
