package dev.fovea.data;

import dev.fovea.picture.Picture;

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
}
