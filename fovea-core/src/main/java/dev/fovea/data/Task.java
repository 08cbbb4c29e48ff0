package dev.fovea.data;

/**
 * What a classifier is asked. Whatever depends on the task (loss, metrics, report, prediction) asks it; further tasks
 * (several labels at once, ordered classes) join here.
 */
public sealed interface Task {
    /** Exactly one of the labels is right. */
    record SingleLabel() implements Task {}

    /** As written in files: {@code single-label}. */
    default String word() {
        return "single-label";
    }
}
