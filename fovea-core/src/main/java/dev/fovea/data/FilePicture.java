package dev.fovea.data;

import dev.fovea.picture.Pictures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A picture file, read and decoded anew at each call.
 *
 * @param file where it lies
 */
public record FilePicture(Path file) implements StoredPicture {
    @Override
    public long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // reading it will say why
        }
    }

    @Override
    public byte[] bytes() {
        return Pictures.bytes(file);
    }
}
