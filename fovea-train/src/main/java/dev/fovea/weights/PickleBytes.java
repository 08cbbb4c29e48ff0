package dev.fovea.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of a pickle, read forward; what would lie behind their end is refused before memory is taken for it. */
final class PickleBytes {
    private static final int LONGEST_LINE = 1000;

    private final ByteBuffer bytes;

    /** @param bytes from the first one to read on; its position moves on */
    PickleBytes(ByteBuffer bytes) {
        this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Where the next byte is. */
    int at() {
        return bytes.position();
    }

    int unsignedByte() {
        return need(1).get() & 0xFF;
    }

    int unsignedShort() {
        return need(2).getShort() & 0xFFFF;
    }

    int signedInt() {
        return need(4).getInt();
    }

    long unsignedInt() {
        return signedInt() & 0xFFFFFFFFL;
    }

    long signedLong() {
        return need(8).getLong();
    }

    /** Eight bytes, the highest first, as a pickle holds them. */
    double real() {
        return Double.longBitsToDouble(Long.reverseBytes(signedLong()));
    }

    /** So many bytes as UTF-8; what is not becomes a replacement character, since names alone matter. */
    String text(long length) {
        return new String(raw(length), StandardCharsets.UTF_8);
    }

    /** So many bytes. */
    byte[] raw(long length) {
        need(length);
        byte[] out = new byte[(int) length];
        bytes.get(out);
        return out;
    }

    /** Passes over so many bytes. */
    void skip(long length) {
        need(length).position(bytes.position() + (int) length);
    }

    /** Up to the next line feed, which is passed over. */
    String line() {
        StringBuilder out = new StringBuilder();
        for (int c = unsignedByte(); c != '\n'; c = unsignedByte()) {
            BadFormat.unless(out.length() < LONGEST_LINE, "a name must have at most %d letters", LONGEST_LINE);
            out.append((char) c);
        }
        return out.toString();
    }

    private ByteBuffer need(long length) {
        BadFormat.unless(
                length >= 0 && length <= bytes.remaining(),
                "it ends at byte %d, where %d more are announced",
                bytes.limit(),
                length);
        return bytes;
    }
}
