package dev.fovea.audit;

import dev.fovea.picture.Picture;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a picture as a binary PPM file. */
final class Ppm {
    private Ppm() {}

    static byte[] of(Picture picture, String comment) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String head = "P6\n" + comment + picture.width() + " " + picture.height() + "\n255\n";
        out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(picture.pixels());
        return out.toByteArray();
    }
}
