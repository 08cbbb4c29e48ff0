package dev.fovea.onnx;

import com.google.protobuf.CodedInputStream;
import dev.fovea.base.Check;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one TensorProto: 1 shape, 2 type, 4 float_data, 5 int32_data, 7 int64_data, 8 name, 9 raw_data, 10 double_data,
 * 11 uint64_data, 13 and 14 for numbers kept in a second file. Typed fields become the same little-endian bytes.
 */
final class TensorReader {
    private final List<Long> shape = new ArrayList<>();
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private String name = "";
    private int type;
    private byte[] raw = new byte[0];

    private TensorReader() {}

    static OnnxTensor read(CodedInputStream in) throws IOException {
        TensorReader reader = new TensorReader();
        reader.fields(in);
        byte[] bytes = reader.raw.length > 0 ? reader.raw : reader.typed.toByteArray();
        return new OnnxTensor(reader.name, OnnxType.of(reader.type), reader.shape, bytes);
    }

    private void fields(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            boolean packed = (tag & 7) == 2;
            switch (tag) {
                case 1 << 3, 1 << 3 | 2 -> each(in, packed, () -> shape.add(in.readInt64()));
                case 2 << 3 -> type = in.readInt32();
                case 4 << 3 | 5, 4 << 3 | 2 -> each(in, packed, () -> put(in.readFixed32(), 4));
                case 5 << 3, 5 << 3 | 2 -> each(in, packed, () -> put(in.readInt32(), width()));
                case 7 << 3, 7 << 3 | 2, 11 << 3, 11 << 3 | 2 -> each(in, packed, () -> put(in.readInt64(), width()));
                case 8 << 3 | 2 -> name = in.readStringRequireUtf8();
                case 9 << 3 | 2 -> raw = in.readByteArray();
                case 10 << 3 | 1, 10 << 3 | 2 -> each(in, packed, () -> put(in.readFixed64(), 8));
                case 13 << 3 | 2, 14 << 3 -> outside(in, tag);
                default -> OnnxReader.skip(in, tag);
            }
        }
    }

    private interface Element {
        void read() throws IOException;
    }

    private static void each(CodedInputStream in, boolean packed, Element element) throws IOException {
        if (!packed) {
            element.read();
            return;
        }
        OnnxReader.inside(in, message -> {
            while (!message.isAtEnd()) {
                element.read();
            }
        });
    }

    /** The type stands before the numbers in every file whose fields are in order, as protobuf writes them. */
    private int width() {
        return OnnxType.of(type).width();
    }

    private void put(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            typed.write((int) (bits >>> (8 * i)));
        }
    }

    /** 14 is where the numbers are: 0 in this file, 1 in another. 13 says which. */
    private void outside(CodedInputStream in, int tag) throws IOException {
        boolean elsewhere = tag != 14 << 3 || in.readInt32() != 0;
        Check.that(!elsewhere, "numbers of \"%s\" must be in the file itself, but are in another one", name);
    }
}
