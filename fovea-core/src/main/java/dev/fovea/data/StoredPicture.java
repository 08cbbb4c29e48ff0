package dev.fovea.data;

import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import java.util.Optional;

/** A picture as the bytes of a file, wherever that lies. Any thread. */
interface StoredPicture extends PictureSource {
    /** Bytes that {@link #bytes} will take, as far as is known without reading them; 0 where it is not known. */
    long size();

    /**
     * All bytes, not decoded.
     *
     * @throws dev.fovea.picture.UnreadablePicture if they cannot be had
     */
    byte[] bytes();

    @Override
    default Picture read() {
        return Pictures.decode(bytes());
    }

    @Override
    default Picture readAtLeast(int shortSide) {
        return Pictures.decodeAtLeast(bytes(), shortSide);
    }

    @Override
    default Optional<byte[]> encoded() {
        return Optional.of(bytes());
    }
}
