package dev.fovea.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What may tell a picture's label though it is not what the picture shows. */
public enum Clue {
    /** Width and height. */
    SIZE(Weight.WHOLE_OR_CLASS),
    /** File format, how coarsely a JPEG was packed, gray or colour. */
    FORMAT(Weight.WHOLE_OR_CLASS),
    /** Bytes, and bytes a pixel. A class of plain pictures packs well, so one class told by it is no finding. */
    FILE_SIZE(Weight.WHOLE),
    /** Camera, software and time of exposure. */
    EXIF(Weight.WHOLE_OR_CLASS),
    /** The outermost lines, and frames. */
    BORDER(Weight.WHOLE_OR_CLASS),
    /** Places along the edges, where watermarks and stamps are. */
    MARK(Weight.WHOLE_OR_CLASS),
    /** Colours of the outermost twelfth. */
    BACKGROUND(Weight.WHOLE),
    /** Colours of the whole picture: what it shows has colours, so they are never more than a note. */
    COLOUR(Weight.NOTE),
    /** When files were last written, which copying a set class by class decides as well: never more than a note. */
    FILE_TIME(Weight.NOTE);

    /** What counts as a finding. */
    enum Weight {
        /** The labels as a whole, or one class against the others. */
        WHOLE_OR_CLASS,
        /** The labels as a whole alone. */
        WHOLE,
        /** As {@link #WHOLE}, and then a note alone. */
        NOTE
    }

    private final Weight weight;

    Clue(Weight weight) {
        this.weight = weight;
    }

    /** As written in files: {@code file-size}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a person says it: {@code file size}. */
    public String words() {
        return said().text();
    }

    Said said() {
        return Said.of("clue." + word());
    }

    Weight weight() {
        return weight;
    }
}
