package dev.fovea.picture;

import java.util.Optional;

/**
 * What a picture file says of itself, read without decoding its pixels.
 *
 * @param format as people write it, such as {@code JPEG}; what the content is, whatever the file's name says
 * @param width pixels in a row, as stored: EXIF orientation may swap the sides
 * @param height rows, as stored
 */
public record PictureHeader(String format, int width, int height) {
    /** Pixels along the shorter side, whichever way round the picture is stored. */
    public int shortSide() {
        return Math.min(width, height);
    }

    /** Pixels of the whole picture. */
    public long pixels() {
        return (long) width * height;
    }

    /**
     * What is wrong with a file's name: {@code named .jpg, but is a PNG}. Such a file is read all the same; empty where the
     * name is right, or says nothing of a picture's format.
     */
    public Optional<String> misnamed(String file) {
        return Format.named(file)
                .filter(named -> !named.title().equals(format))
                .map(named -> "named ." + Format.extension(file) + ", but is a " + format);
    }
}
