package dev.fovea.onnx;

import dev.fovea.base.Check;
import java.util.Arrays;

/** What the elements of an ONNX tensor are: the members of {@code TensorProto.DataType} that have a fixed width. */
public enum OnnxType {
    /** 32-bit floating point. */
    FLOAT(1, 4),
    /** Unsigned byte. */
    UINT8(2, 1),
    /** Signed byte. */
    INT8(3, 1),
    /** Unsigned 16-bit integer. */
    UINT16(4, 2),
    /** Signed 16-bit integer. */
    INT16(5, 2),
    /** Signed 32-bit integer. */
    INT32(6, 4),
    /** Signed 64-bit integer. */
    INT64(7, 8),
    /** Truth value, one byte. */
    BOOL(9, 1),
    /** 16-bit floating point, IEEE 754. */
    FLOAT16(10, 2),
    /** 64-bit floating point. */
    DOUBLE(11, 8),
    /** Unsigned 32-bit integer. */
    UINT32(12, 4),
    /** Unsigned 64-bit integer. */
    UINT64(13, 8),
    /** 16-bit floating point with the exponent of 32-bit. */
    BFLOAT16(16, 2);

    private final int code;
    private final int width;

    OnnxType(int code, int width) {
        this.code = code;
        this.width = width;
    }

    /** The number in the file. */
    public int code() {
        return code;
    }

    /** Bytes of one element. */
    public int width() {
        return width;
    }

    /**
     * The type of a number in a file.
     *
     * @throws IllegalArgumentException if the number stands for no type of fixed width
     */
    static OnnxType of(int code) {
        OnnxType[] found =
                Arrays.stream(values()).filter(type -> type.code == code).toArray(OnnxType[]::new);
        Check.that(found.length == 1, "tensor type must be a number of fixed width, but was %d", code);
        return found[0];
    }
}
