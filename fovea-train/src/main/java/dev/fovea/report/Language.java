package dev.fovea.report;

import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a report is written in. */
public enum Language {
    /** English. */
    EN,
    /** Simplified Chinese. */
    ZH;

    /** As a command line and a page name it: {@code en}, {@code zh}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The language of a word.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one
     */
    public static Language of(String word) {
        List<String> words = Arrays.stream(values()).map(Language::word).toList();
        int at = words.indexOf(word);
        Check.that(at >= 0, "language must be known, but was \"%s\". %s", word, Nearest.hint(word, words));
        return values()[at];
    }
}
