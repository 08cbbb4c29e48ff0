package dev.fovea.data;

/**
 * A file that was passed over.
 *
 * @param name path below the data set's folder, with forward slashes
 * @param reason a few words, such as {@code truncated JPEG}
 */
public record BadFile(String name, String reason) {}
