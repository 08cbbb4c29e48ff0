package dev.fovea.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.List;

/**
 * What a classifier is asked. Whatever depends on the task (loss, metrics, report, prediction) asks it; further tasks
 * (several labels at once, ordered classes) join here.
 */
public sealed interface Task {
    /** Exactly one of the labels is right. */
    record SingleLabel() implements Task {}

    /**
     * The task of a word in a file.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one
     */
    @JsonCreator
    static Task of(String word) {
        Task task = new SingleLabel();
        Check.that(
                word.equals(task.word()),
                "task must be known, but was \"%s\". %s",
                word,
                Nearest.hint(word, List.of(task.word())));
        return task;
    }

    /** As written in files: {@code single-label}. */
    @JsonValue
    default String word() {
        return "single-label";
    }
}
