package dev.fovea.data;

import java.util.Locale;

/** What is wrong with a file of a data set, in one word. */
public enum BadKind {
    /** No picture, of a format that is not read, damaged, or not to be opened. */
    UNREADABLE,
    /** A picture that ends early. */
    TRUNCATED,
    /** No bytes at all. */
    ZERO_BYTE,
    /** A whole picture whose name promises another format. It is used, for the content decides. */
    WRONGLY_NAMED,
    /** So few pixels that nothing is to be seen. */
    TOO_SMALL,
    /** More pixels than are decoded, or an archive's entry that grows beyond all measure. */
    BOMB,
    /** Named in a table or by a link, and not there. */
    MISSING,
    /** Lies where no label is known for it. */
    UNLABELLED;

    /** As written in files: {@code zero-byte}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the file is a sample all the same, and this is only a note about it. */
    public boolean isUsed() {
        return this == WRONGLY_NAMED;
    }

    /** The kind of what {@link dev.fovea.picture.UnreadablePicture} says of a file. */
    static BadKind of(String reason) {
        if (reason.startsWith("truncated")) {
            return TRUNCATED;
        }
        if (reason.startsWith("empty")) {
            return ZERO_BYTE;
        }
        return reason.startsWith("too large") ? BOMB : UNREADABLE;
    }
}
