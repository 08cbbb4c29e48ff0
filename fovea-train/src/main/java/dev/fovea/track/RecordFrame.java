package dev.fovea.track;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The frame around each record of a TFRecord file: length (8 bytes), its checksum (4), the record, its checksum (4), all
 * little endian. A checksum is CRC-32C, rotated right by 15 bits, plus a constant, so that a checksum stored inside a
 * record is not mistaken for the record's own (TensorFlow, {@code tsl/lib/hash/crc32c.h}).
 */
final class RecordFrame {
    private static final int AROUND = Long.BYTES + Integer.BYTES + Integer.BYTES;
    private static final int MASK = 0xa282ead8;

    private RecordFrame() {}

    /** The record in its frame. */
    static byte[] of(byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(payload.length + AROUND).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(payload.length);
        out.putInt(checksum(out.array(), Long.BYTES));
        out.put(payload);
        out.putInt(checksum(payload, payload.length));
        return out.array();
    }

    /** The masked checksum of the first bytes. */
    static int checksum(byte[] bytes, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, 0, length);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }
}
