package dev.fovea.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.List;

/**
 * What a classifier is asked. Whatever depends on the task (loss, metrics, report, prediction) asks it; several labels at
 * once join here.
 */
public sealed interface Task {
    /** Exactly one of the labels is right. */
    record SingleLabel() implements Task {}

    /**
     * Exactly one of the labels is right, and they have an order, which is that of their indices: to be wrong by one is
     * better than to be wrong by three. See {@link Dataset#ordered}.
     */
    record Ordinal() implements Task {}

    /** All words. */
    List<String> WORDS = List.of("single-label", "ordinal");

    /**
     * The task of a word in a file.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one
     */
    @JsonCreator
    static Task of(String word) {
        Check.that(WORDS.contains(word), "task must be known, but was \"%s\". %s", word, Nearest.hint(word, WORDS));
        return word.equals("ordinal") ? new Ordinal() : new SingleLabel();
    }

    /** As written in files, such as {@code single-label}. */
    @JsonValue
    default String word() {
        return this instanceof Ordinal ? "ordinal" : "single-label";
    }

    /** Whether the classes have an order. */
    default boolean isOrdered() {
        return this instanceof Ordinal;
    }
}
