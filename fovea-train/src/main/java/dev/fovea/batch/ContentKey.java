package dev.fovea.batch;

import dev.fovea.base.Sha256;
import java.nio.ByteBuffer;

/**
 * What a picture is known by, whatever it is called and wherever it lies: the first half of the SHA-256 of its encoded
 * bytes. 128 bits are enough: among 10^12 pictures the chance that any two meet is below 10^-14.
 *
 * @param high first eight bytes
 * @param low the next eight
 */
record ContentKey(long high, long low) {
    /** The key of these encoded bytes. */
    static ContentKey of(byte[] bytes) {
        ByteBuffer hash = ByteBuffer.wrap(Sha256.digest().digest(bytes));
        return new ContentKey(hash.getLong(), hash.getLong());
    }
}
