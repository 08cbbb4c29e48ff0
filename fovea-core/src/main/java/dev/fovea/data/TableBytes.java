package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The bytes of a table as text: UTF-8, and not without bounds. */
final class TableBytes {
    /** The largest table that is read. */
    private static final int MOST = 256 << 20;

    private TableBytes() {}

    /**
     * @param where what messages call the stream
     * @throws FoveaException if it is too large, cannot be read, or is not UTF-8, with the line
     */
    static String text(InputStream in, String where) {
        ByteBuffer bytes = ByteBuffer.wrap(all(in, where));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < bytes.position(); i++) {
                line += bytes.get(i) == '\n' ? 1 : 0;
            }
            throw new FoveaException(
                    where + " must be UTF-8 text, but is not (line " + line + "). Save it as UTF-8.", e);
        }
    }

    private static byte[] all(InputStream in, String where) {
        try {
            byte[] bytes = in.readNBytes(MOST + 1);
            Check.world(bytes.length <= MOST, "%s must be at most %d MiB, but is more. Cut it.", where, MOST >> 20);
            return bytes;
        } catch (IOException e) {
            throw new FoveaException(where + " must be readable, but was not (" + e + ").", e);
        }
    }
}
