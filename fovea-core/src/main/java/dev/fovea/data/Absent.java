package dev.fovea.data;

import dev.fovea.picture.UnreadablePicture;

/**
 * A picture that cannot be had.
 *
 * @param reason why
 */
record Absent(String reason) implements StoredPicture {
    @Override
    public long size() {
        return 0;
    }

    @Override
    public byte[] bytes() {
        throw new UnreadablePicture(reason);
    }
}
