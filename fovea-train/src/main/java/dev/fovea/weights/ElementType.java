package dev.fovea.weights;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What the elements of a stored tensor are. */
public enum ElementType {
    /** 64-bit floating point. */
    F64(8, "float64", "DoubleStorage"),
    /** 32-bit floating point. */
    F32(4, "float32", "FloatStorage"),
    /** 16-bit floating point, IEEE 754. */
    F16(2, "float16", "HalfStorage"),
    /** 16-bit floating point with the exponent of 32-bit. */
    BF16(2, "bfloat16", "BFloat16Storage"),
    /** Signed 64-bit integer. */
    I64(8, "int64", "LongStorage"),
    /** Signed 32-bit integer. */
    I32(4, "int32", "IntStorage"),
    /** Signed 16-bit integer. */
    I16(2, "int16", "ShortStorage"),
    /** Signed byte. */
    I8(1, "int8", "CharStorage"),
    /** Unsigned byte. */
    U8(1, "uint8", "ByteStorage"),
    /** Unsigned 16-bit integer. */
    U16(2, "uint16", ""),
    /** Unsigned 32-bit integer. */
    U32(4, "uint32", ""),
    /** Unsigned 64-bit integer. */
    U64(8, "uint64", ""),
    /** Truth value, one byte. */
    BOOL(1, "bool", "BoolStorage");

    private final int width;
    private final String torch;
    private final String storage;

    ElementType(int width, String torch, String storage) {
        this.width = width;
        this.torch = torch;
        this.storage = storage;
    }

    /** Bytes of one element. */
    public int width() {
        return width;
    }

    /** What PyTorch calls it, such as {@code float32}. */
    public String torch() {
        return torch;
    }

    /** The type of a storage class of PyTorch's, such as {@code FloatStorage}. */
    static Optional<ElementType> ofStorage(String name) {
        return Arrays.stream(values())
                .filter(type -> !name.isEmpty() && type.storage.equals(name))
                .findFirst();
    }

    /** The type that PyTorch calls this. */
    static Optional<ElementType> ofTorch(String name) {
        return Arrays.stream(values()).filter(type -> type.torch.equals(name)).findFirst();
    }

    /** The type that safetensors calls this, such as {@code BF16}; its names are those of this enum. */
    static Optional<ElementType> ofSafetensors(String name) {
        return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
    }

    /** Whether it holds whole numbers. */
    public boolean isWhole() {
        return switch (this) {
            case F64, F32, F16, BF16 -> false;
            default -> true;
        };
    }

    /** The element at a byte of little-endian data, rounded to the nearest float. */
    float asFloat(ByteBuffer data, int at) {
        return switch (this) {
            case F64 -> (float) data.getDouble(at);
            case F32 -> data.getFloat(at);
            case F16 -> half(data.getShort(at));
            case BF16 -> Float.intBitsToFloat(data.getShort(at) << 16);
            case U64 -> unsigned(data.getLong(at));
            default -> asLong(data, at);
        };
    }

    /** The element at a byte of little-endian data as a whole number; floating-point ones are cut. */
    long asLong(ByteBuffer data, int at) {
        return switch (this) {
            case F64 -> (long) data.getDouble(at);
            case I64, U64 -> data.getLong(at);
            case I32 -> data.getInt(at);
            case U32 -> data.getInt(at) & 0xFFFFFFFFL;
            case I16 -> data.getShort(at);
            case U16 -> data.getShort(at) & 0xFFFF;
            case I8 -> data.get(at);
            case U8 -> data.get(at) & 0xFF;
            case BOOL -> data.get(at) == 0 ? 0 : 1;
            default -> (long) asFloat(data, at);
        };
    }

    private static float unsigned(long bits) {
        return bits >= 0 ? bits : 2f * ((bits >>> 1) | (bits & 1)); // the last bit decides how a tie is rounded
    }

    /** Java 17 cannot. Sign, 5 bits of exponent with bias 15, 10 of fraction; without an exponent, steps of 2^-24. */
    private static float half(short bits) {
        int exponent = (bits >> 10) & 0x1F;
        int fraction = bits & 0x3FF;
        int sign = (bits & 0x8000) << 16;
        if (exponent == 0) {
            return Math.copySign(fraction * 0x1p-24f, Float.intBitsToFloat(sign | 0x3F800000));
        }
        int wide = exponent == 0x1F ? 0xFF : exponent + 127 - 15;
        return Float.intBitsToFloat(sign | wide << 23 | fraction << 13);
    }
}
