package dev.fovea.onnx;

import com.google.protobuf.CodedOutputStream;
import dev.fovea.base.Check;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A protobuf message while it is being written: fields by number, in the order added. Its size is known before it is
 * written, so that nested messages with large tensors are written once and never copied.
 */
final class ProtoMessage {
    private interface Field {
        void write(CodedOutputStream out) throws IOException;
    }

    private final List<Field> fields = new ArrayList<>();
    private long size;

    /** A whole number; also what protobuf calls an enum. */
    ProtoMessage number(int field, long value) {
        return add(CodedOutputStream.computeInt64Size(field, value), out -> out.writeInt64(field, value));
    }

    /** A 32-bit floating point number. */
    ProtoMessage real(int field, float value) {
        return add(CodedOutputStream.computeFloatSize(field, value), out -> out.writeFloat(field, value));
    }

    /** A word, as UTF-8. */
    ProtoMessage text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Bytes; kept, not copied. */
    ProtoMessage bytes(int field, byte[] value) {
        return add(CodedOutputStream.computeByteArraySize(field, value), out -> out.writeByteArray(field, value));
    }

    /** The elements of a tensor, as bytes; kept, not copied. */
    ProtoMessage numbers(int field, OnnxTensor tensor) {
        long bytes = tensor.bytes();
        long whole = CodedOutputStream.computeTagSize(field) + CodedOutputStream.computeUInt64SizeNoTag(bytes) + bytes;
        return add(whole, out -> {
            out.writeTag(field, 2);
            out.writeUInt64NoTag(bytes);
            tensor.write(raw(out));
        });
    }

    private static OutputStream raw(CodedOutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                out.writeRawByte(one);
            }

            @Override
            public void write(byte[] some, int from, int count) throws IOException {
                out.writeRawBytes(some, from, count);
            }
        };
    }

    /** A message inside this one; it must be complete. */
    ProtoMessage message(int field, ProtoMessage inner) {
        long whole = CodedOutputStream.computeTagSize(field)
                + CodedOutputStream.computeUInt64SizeNoTag(inner.size)
                + inner.size;
        return add(whole, out -> {
            out.writeTag(field, 2);
            out.writeUInt64NoTag(inner.size);
            inner.write(out);
        });
    }

    /** The whole message. */
    byte[] toBytes() {
        Check.that(size <= Integer.MAX_VALUE, "model file must be at most 2 GiB, but would be %d bytes", size);
        byte[] bytes = new byte[(int) size];
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            write(out);
            out.checkNoSpaceLeft();
        } catch (IOException e) {
            throw new IllegalStateException("the size that was computed is not the size that was written", e);
        }
        return bytes;
    }

    private void write(CodedOutputStream out) throws IOException {
        for (Field field : fields) {
            field.write(out);
        }
    }

    private ProtoMessage add(long bytes, Field field) {
        size += bytes;
        fields.add(field);
        return this;
    }
}
