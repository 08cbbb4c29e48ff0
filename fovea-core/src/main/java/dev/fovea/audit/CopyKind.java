package dev.fovea.audit;

/** What is the same in two samples. */
public enum CopyKind {
    /** Every byte of the files. */
    SAME_FILE("the same file"),
    /** Every pixel, packed in another way. */
    SAME_PIXELS("the same pixels"),
    /** What the picture shows: packed anew, resized, cropped, turned, mirrored, brighter or recoloured. */
    NEAR("the same picture, changed");

    private final String words;

    CopyKind(String words) {
        this.words = words;
    }

    /** Such as {@code the same pixels}. */
    public String words() {
        return words;
    }
}
