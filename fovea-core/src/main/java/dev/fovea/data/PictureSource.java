package dev.fovea.data;

import dev.fovea.picture.Picture;
import java.util.Optional;

/**
 * Where one sample's picture comes from. Reading gives the same picture each time, from any thread.
 */
@FunctionalInterface
public interface PictureSource {
    /**
     * Reads and decodes the picture.
     *
     * @throws dev.fovea.picture.UnreadablePicture if its bytes are no picture
     * @throws dev.fovea.base.FoveaException if its bytes cannot be had
     */
    Picture read();

    /**
     * Reads the picture for training, perhaps at a fraction of its size where that is cheaper; see
     * {@link dev.fovea.picture.Pictures#decodeAtLeast}. Evaluation never calls this.
     *
     * @param shortSide least pixels along the shorter side, unless the picture itself has fewer
     */
    default Picture readAtLeast(int shortSide) {
        return read();
    }

    /**
     * The encoded bytes, such that decoding them gives what {@link #read} gives; empty where the picture does not come
     * from such bytes. Who keeps decoded pictures knows them by these.
     *
     * @throws dev.fovea.picture.UnreadablePicture if they cannot be had
     * @throws dev.fovea.base.FoveaException if they cannot be had
     */
    default Optional<byte[]> encoded() {
        return Optional.empty();
    }
}
