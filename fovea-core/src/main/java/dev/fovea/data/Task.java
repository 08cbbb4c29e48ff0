package dev.fovea.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.List;

/** What a classifier is asked. Whatever depends on the task (loss, metrics, report, prediction) asks it. */
public sealed interface Task {
    /** Exactly one of the labels is right. */
    record SingleLabel() implements Task {
        @Override
        public Kind kind() {
            return Kind.SINGLE_LABEL;
        }
    }

    /**
     * Exactly one of the labels is right, and they have an order, which is that of their indices: to be wrong by one is
     * better than to be wrong by three. See {@link Dataset#ordered}.
     */
    record Ordinal() implements Task {
        @Override
        public Kind kind() {
            return Kind.ORDINAL;
        }
    }

    /** Any number of the labels are right, also none: each is a question of its own. */
    record MultiLabel() implements Task {
        @Override
        public Kind kind() {
            return Kind.MULTI_LABEL;
        }
    }

    /** The tasks by name, for {@code switch} expressions that the compiler checks for completeness. */
    enum Kind {
        /** {@link SingleLabel}. */
        SINGLE_LABEL("single-label"),
        /** {@link Ordinal}. */
        ORDINAL("ordinal"),
        /** {@link MultiLabel}. */
        MULTI_LABEL("multi-label");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    /** All words. */
    List<String> WORDS = List.of("single-label", "ordinal", "multi-label");

    /**
     * The task of a word in a file.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one
     */
    @JsonCreator
    static Task of(String word) {
        Check.that(WORDS.contains(word), "task must be known, but was \"%s\". %s", word, Nearest.hint(word, WORDS));
        return switch (word) {
            case "ordinal" -> new Ordinal();
            case "multi-label" -> new MultiLabel();
            default -> new SingleLabel();
        };
    }

    /** Which one. */
    Kind kind();

    /** As written in files, such as {@code single-label}. */
    @JsonValue
    default String word() {
        return kind().word;
    }

    /** Whether the classes have an order. */
    default boolean isOrdered() {
        return kind() == Kind.ORDINAL;
    }

    /** Whether a sample may have several labels, or none. */
    default boolean isMultiLabel() {
        return kind() == Kind.MULTI_LABEL;
    }

    /**
     * What an epoch is judged by, where one number must do: {@code accuracy}, the share of pictures named rightly; of several
     * labels {@code micro-F1}, over all decisions together.
     */
    default String measure() {
        return isMultiLabel() ? "micro-F1" : "accuracy";
    }
}
