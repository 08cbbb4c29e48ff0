package dev.fovea.audit;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What may tell a picture's label though it is not what the picture shows. */
public enum Clue {
    /** Width and height. */
    SIZE("size and shape", Weight.WHOLE_OR_CLASS),
    /** File format, how coarsely a JPEG was packed, gray or colour. */
    FORMAT("file format and quality", Weight.WHOLE_OR_CLASS),
    /** Bytes, and bytes a pixel. A class of plain pictures packs well, so one class told by it is no finding. */
    FILE_SIZE("file size", Weight.WHOLE),
    /** Camera, software and time of exposure. */
    EXIF("camera data (EXIF)", Weight.WHOLE_OR_CLASS),
    /** The outermost lines, and frames. */
    BORDER("border", Weight.WHOLE_OR_CLASS),
    /** Places along the edges, where watermarks and stamps are. */
    MARK("marks along the edges, such as a watermark or a stamp", Weight.WHOLE_OR_CLASS),
    /** Colours of the outermost twelfth. */
    BACKGROUND("background", Weight.WHOLE),
    /** Colours of the whole picture: what it shows has colours, so they are never more than a note. */
    COLOUR("mean colour and brightness", Weight.NOTE),
    /** When files were last written, which copying a set class by class decides as well: never more than a note. */
    FILE_TIME("file time", Weight.NOTE);

    /** What counts as a finding. */
    enum Weight {
        /** The labels as a whole, or one class against the others. */
        WHOLE_OR_CLASS,
        /** The labels as a whole alone. */
        WHOLE,
        /** As {@link #WHOLE}, and then a note alone. */
        NOTE
    }

    private final String words;
    private final Weight weight;

    Clue(String words, Weight weight) {
        this.words = words;
        this.weight = weight;
    }

    /** As written in files: {@code file-size}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As a person says it: {@code file size}. */
    public String words() {
        return words;
    }

    Weight weight() {
        return weight;
    }
}
