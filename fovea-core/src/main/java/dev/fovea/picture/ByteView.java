package dev.fovea.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Numbers inside the bytes of a file. Reading past the end means that the file was cut off, and says so.
 *
 * @param buffer the whole file from position 0
 * @param what names the file in the message, such as {@code JPEG}
 */
record ByteView(ByteBuffer buffer, String what) {
    static ByteView of(byte[] bytes, ByteOrder order, String what) {
        return new ByteView(ByteBuffer.wrap(bytes).order(order), what);
    }

    int length() {
        return buffer.limit();
    }

    int u8(int at) {
        return buffer.get(within(at, 1)) & 0xff;
    }

    int u16(int at) {
        return buffer.getShort(within(at, 2)) & 0xffff;
    }

    int u24(int at) {
        return buffer.order() == ByteOrder.LITTLE_ENDIAN ? u16(at) | u8(at + 2) << 16 : u8(at) << 16 | u16(at + 1);
    }

    long u32(int at) {
        return i32(at) & 0xffff_ffffL;
    }

    long i64(int at) {
        return buffer.getLong(within(at, 8));
    }

    int i32(int at) {
        return buffer.getInt(within(at, 4));
    }

    /** Four letters, such as the type of a PNG chunk. */
    boolean says(int at, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (u8(at + i) != letters.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The position itself, if {@code count} bytes are there. */
    int within(int at, int count) {
        if (at < 0 || count < 0 || at > length() - count) {
            throw new UnreadablePicture("truncated " + what);
        }
        return at;
    }
}
