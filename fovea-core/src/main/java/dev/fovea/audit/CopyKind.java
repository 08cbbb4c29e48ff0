package dev.fovea.audit;

import java.util.Locale;

/** What is the same in two samples. */
public enum CopyKind {
    /** Every byte of the files. */
    SAME_FILE,
    /** Every pixel, packed in another way. */
    SAME_PIXELS,
    /** What the picture shows: packed anew, resized, cropped, turned, mirrored, brighter or recoloured. */
    NEAR;

    /** Such as {@code the same pixels}. */
    public String words() {
        return said().text();
    }

    Said said() {
        return Said.of("copy." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
