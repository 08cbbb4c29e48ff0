package dev.fovea.model;

import dev.fovea.base.Check;
import java.nio.charset.StandardCharsets;

/**
 * Walks over the fields of a protobuf message without copying it and without knowing its type: enough to look into a
 * model file before a native library does. Every length is checked against the end of the message that holds it.
 *
 * <p>Source: Protocol Buffers encoding, developers.google.com/protocol-buffers.
 */
final class ProtoWalk {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int DELIMITED = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int field;
    private int type;
    private long number;
    private int start;

    ProtoWalk(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ProtoWalk(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    /** Goes to the next field; false at the end. */
    boolean next() {
        if (at == end) {
            return false;
        }
        long tag = varint();
        field = (int) (tag >>> 3);
        type = (int) (tag & 7);
        check(field > 0, "field numbers start at 1");
        switch (type) {
            case VARINT -> number = varint();
            case FIXED64 -> advance(8);
            case DELIMITED -> advance(varint());
            case FIXED32 -> advance(4);
            default -> check(false, "no field has wire type " + type);
        }
        return true;
    }

    /** The field's number. */
    int field() {
        return field;
    }

    /** Whether this is the field of that number, holding text, bytes or a message. */
    boolean is(int wanted) {
        return field == wanted && type == DELIMITED;
    }

    /** The whole number that the field holds; 0 where it holds something else. */
    long number() {
        return type == VARINT ? number : 0;
    }

    /** The message that the field holds. */
    ProtoWalk inside() {
        return new ProtoWalk(bytes, start, at);
    }

    /** The text that the field holds. */
    String text() {
        return new String(bytes, start, at - start, StandardCharsets.UTF_8);
    }

    /** Where the text, bytes or message that the field holds begins, counted from the start of the file. */
    int start() {
        return start;
    }

    private void advance(long length) {
        check(length >= 0 && length <= end - at, "a field of " + length + " bytes does not fit");
        start = at;
        at += (int) length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            check(at < end, "it ends inside a number");
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        check(false, "a number has more than 64 bits");
        return value;
    }

    private void check(boolean holds, String reason) {
        Check.world(holds, "%s (byte %d of %d)", reason, at, bytes.length);
    }
}
