package dev.fovea.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads stored numbers and metadata from any ONNX file, ours or another's. Nothing in the file is believed: lengths are
 * checked before memory is taken, numbers kept in a second file are refused, and what is malformed ends in one message
 * that names file and offset.
 */
public final class OnnxReader {
    /** The largest file that is read: protobuf's own limit. */
    public static final long MAX_BYTES = Integer.MAX_VALUE - 8L;

    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, OnnxTensor> initializers = new LinkedHashMap<>();
    private long opset;

    private OnnxReader() {}

    /**
     * Reads a file.
     *
     * @throws FoveaException if it cannot be had or is no ONNX file
     */
    public static OnnxFile read(Path file) {
        try {
            long size = Files.size(file);
            Check.world(size <= MAX_BYTES, "model file must be at most 2 GiB, but has %d bytes (%s)", size, file);
            return read(Files.readAllBytes(file), file.toString());
        } catch (IOException e) {
            throw new FoveaException(
                    "model file must be readable, but was not: " + IoReason.of(e) + " (" + file + ")", e);
        }
    }

    /**
     * Reads bytes.
     *
     * @param name what messages call them
     * @throws FoveaException if they are no ONNX file
     */
    public static OnnxFile read(byte[] bytes, String name) {
        OnnxReader reader = new OnnxReader();
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        try {
            reader.model(in);
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            throw new FoveaException(
                    "model file must be ONNX, but was not: " + e.getMessage() + " (" + name + ", near byte "
                            + in.getTotalBytesRead() + " of " + bytes.length + "). Export or copy it again.",
                    e);
        } catch (IOException e) {
            throw new FoveaException(
                    "model file must be readable, but was not: " + IoReason.of(e) + " (" + name + ")", e);
        }
        return new OnnxFile(name, reader.opset, reader.metadata, reader.initializers);
    }

    /** ModelProto: 7 graph, 8 operator sets, 14 metadata. */
    private void model(CodedInputStream in) throws IOException {
        boolean seen = false;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 7 << 3 | 2 -> {
                    inside(in, this::graph);
                    seen = true;
                }
                case 8 << 3 | 2 -> inside(in, this::operatorSet);
                case 14 << 3 | 2 -> inside(in, this::property);
                default -> skip(in, tag);
            }
        }
        Check.that(seen, "it holds no graph");
    }

    /** GraphProto: 5 initializers. */
    private void graph(CodedInputStream in) throws IOException {
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == (5 << 3 | 2)) {
                inside(in, message -> {
                    OnnxTensor tensor = TensorReader.read(message);
                    Check.that(initializers.put(tensor.name(), tensor) == null, "parameter %s twice", tensor.name());
                });
            } else {
                skip(in, tag);
            }
        }
    }

    /** OperatorSetIdProto: 1 domain, empty for the standard operators; 2 version. */
    private void operatorSet(CodedInputStream in) throws IOException {
        String domain = "";
        long version = 0;
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 1 << 3 | 2 -> domain = in.readStringRequireUtf8();
                case 2 << 3 -> version = in.readInt64();
                default -> skip(in, tag);
            }
        }
        if (domain.isEmpty() || domain.equals("ai.onnx")) {
            opset = version;
        }
    }

    /** StringStringEntryProto: 1 key, 2 value. */
    private void property(CodedInputStream in) throws IOException {
        String key = "";
        String value = "";
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            switch (tag) {
                case 1 << 3 | 2 -> key = in.readStringRequireUtf8();
                case 2 << 3 | 2 -> value = in.readStringRequireUtf8();
                default -> skip(in, tag);
            }
        }
        metadata.put(key, value);
    }

    /** What reads one message, whose end the stream reports as the end of everything. */
    interface Message {
        void read(CodedInputStream in) throws IOException;
    }

    static void inside(CodedInputStream in, Message message) throws IOException {
        int outer = in.pushLimit(in.readRawVarint32());
        message.read(in);
        in.checkLastTagWas(0);
        in.popLimit(outer);
    }

    static void skip(CodedInputStream in, int tag) throws IOException {
        boolean inner = in.skipField(tag);
        Check.that(inner, "a group ends that never began, tag %d type %d", tag, WireFormat.getTagWireType(tag));
    }
}
