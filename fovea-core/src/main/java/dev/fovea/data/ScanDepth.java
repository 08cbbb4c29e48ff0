package dev.fovea.data;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.fovea.base.Check;
import dev.fovea.base.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How thoroughly the files of a data set are looked at before anything else is done with them. */
public enum ScanDepth {
    /**
     * {@link #FULL} where the whole set has at most {@value FileScan#DECODED_FILES} files of together at most
     * {@value FileScan#DECODED_PIXELS} pixels, which takes a few seconds; else {@link #QUICK}.
     */
    AUTO,
    /**
     * Every file is read and its structure walked to its end, and nothing is decoded: finds all but a picture that is
     * whole from outside and damaged within.
     */
    QUICK,
    /** Every file is decoded, which costs about what one epoch of reading costs. */
    FULL;

    /** As written in files: {@code auto}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The depth of a word in a file.
     *
     * @throws IllegalArgumentException if there is none of that name, with the nearest one
     */
    @JsonCreator
    static ScanDepth of(String word) {
        List<String> words = Arrays.stream(values()).map(ScanDepth::word).toList();
        Check.that(words.contains(word), "scan must be known, but was \"%s\". %s", word, Nearest.hint(word, words));
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
