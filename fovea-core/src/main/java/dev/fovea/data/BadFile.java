package dev.fovea.data;

/**
 * A file with which something is wrong.
 *
 * @param name path below the data set's folder, with forward slashes
 * @param kind in one word
 * @param reason a few words, such as {@code truncated JPEG}
 */
public record BadFile(String name, BadKind kind, String reason) {
    /** A file that could not be decoded, for the reason that {@link dev.fovea.picture.UnreadablePicture} gives. */
    public BadFile(String name, String reason) {
        this(name, BadKind.of(reason), reason);
    }
}
