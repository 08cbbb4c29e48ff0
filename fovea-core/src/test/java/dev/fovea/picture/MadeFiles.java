package dev.fovea.picture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The files of made.csv, which made.py made with Pillow; see there. */
final class MadeFiles {
    /** A file, and the picture that Pillow sees in it. */
    record Made(String name, byte[] bytes, Picture picture) {
        @Override
        public String toString() {
            return name;
        }

        String extension() {
            return Format.extension(name);
        }
    }

    private MadeFiles() {}

    static List<Made> all() {
        try (InputStream in = MadeFiles.class.getResourceAsStream("made.csv")) {
            String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
            return text.lines().map(MadeFiles::made).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Made made(String line) {
        String[] cells = line.split(",");
        String[] sides = cells[2].split("x");
        Picture picture = new Picture(
                Integer.parseInt(sides[1]),
                Integer.parseInt(sides[0]),
                Integer.parseInt(sides[2]),
                Base64.getDecoder().decode(cells[3]));
        return new Made(cells[0], Base64.getDecoder().decode(cells[1]), picture);
    }
}
