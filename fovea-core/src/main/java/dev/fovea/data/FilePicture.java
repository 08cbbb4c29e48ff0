package dev.fovea.data;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A picture file, read and decoded anew at each call.
 *
 * @param file where it lies
 */
public record FilePicture(Path file) implements PictureSource {
    @Override
    public Picture read() {
        return Pictures.read(file);
    }

    @Override
    public Picture readAtLeast(int shortSide) {
        return Pictures.readAtLeast(file, shortSide);
    }

    @Override
    public Optional<byte[]> encoded() {
        return Optional.of(Pictures.bytes(file));
    }
}
