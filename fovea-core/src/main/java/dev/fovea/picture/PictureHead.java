package dev.fovea.picture;

/**
 * What a picture file says of itself before its pixels are decoded.
 *
 * @param format as people write it, such as {@code JPEG}; told by the content, never by the file's name
 * @param width pixels in a row, as stored
 * @param height rows, as stored
 */
public record PictureHead(String format, int width, int height) {
    /** Pixels of the whole picture. */
    public long pixels() {
        return (long) width * height;
    }
}
