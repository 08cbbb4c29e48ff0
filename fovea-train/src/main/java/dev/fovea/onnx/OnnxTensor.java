package dev.fovea.onnx;

import dev.fovea.base.Check;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.LongStream;

/**
 * A named array of numbers in a graph, held as the file holds it: little endian, the last dimension running fastest.
 * Immutable by agreement: the bytes are not copied. Safe from any thread.
 */
public final class OnnxTensor {
    private final String name;
    private final OnnxType type;
    private final List<Long> shape;
    private final byte[] raw;

    /**
     * @param name what nodes call it
     * @param type of the elements
     * @param shape of each dimension, none negative; empty for a scalar
     * @param raw elements in little endian; handed over, not copied
     * @throws IllegalArgumentException if the length is not what type and shape ask for
     */
    public OnnxTensor(String name, OnnxType type, List<Long> shape, byte[] raw) {
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
        this.raw = raw;
        long bytes = type.width();
        for (long side : this.shape) {
            Check.that(
                    side >= 0 && side <= Integer.MAX_VALUE && bytes <= Integer.MAX_VALUE,
                    "shape of %s must fit into 2 GiB, but was %s",
                    name,
                    shape);
            bytes *= side;
        }
        Check.that(bytes == raw.length, "bytes of %s %s must be %d, but were %d", name, shape, bytes, raw.length);
    }

    /** 32-bit floating point numbers of a shape such as [out, in, 3, 3]. */
    public static OnnxTensor floats(String name, long[] shape, float... values) {
        byte[] raw = new byte[Math.multiplyExact(Float.BYTES, values.length)];
        littleEndian(raw).asFloatBuffer().put(values);
        return new OnnxTensor(name, OnnxType.FLOAT, LongStream.of(shape).boxed().toList(), raw);
    }

    /** 64-bit integers of a shape; {@code new long[0]} for a scalar. */
    public static OnnxTensor longs(String name, long[] shape, long... values) {
        byte[] raw = new byte[Math.multiplyExact(Long.BYTES, values.length)];
        littleEndian(raw).asLongBuffer().put(values);
        return new OnnxTensor(name, OnnxType.INT64, LongStream.of(shape).boxed().toList(), raw);
    }

    /** One truth value, a scalar. */
    public static OnnxTensor truth(String name, boolean value) {
        return new OnnxTensor(name, OnnxType.BOOL, List.of(), new byte[] {(byte) (value ? 1 : 0)});
    }

    /** What nodes call it. */
    public String name() {
        return name;
    }

    /** Of the elements. */
    public OnnxType type() {
        return type;
    }

    /** Each dimension; empty for a scalar. */
    public List<Long> shape() {
        return shape;
    }

    /** The elements in little endian; not a copy, not to be written to. */
    public byte[] raw() {
        return raw;
    }

    /**
     * The elements as a new array, the last dimension running fastest.
     *
     * @throws dev.fovea.base.FoveaException if they are not of type FLOAT
     */
    public float[] floats() {
        expect(OnnxType.FLOAT);
        float[] out = new float[raw.length / 4];
        littleEndian(raw).asFloatBuffer().get(out);
        return out;
    }

    /**
     * The elements as a new array.
     *
     * @throws dev.fovea.base.FoveaException if they are not of type INT64
     */
    public long[] longs() {
        expect(OnnxType.INT64);
        long[] out = new long[raw.length / 8];
        littleEndian(raw).asLongBuffer().get(out);
        return out;
    }

    private void expect(OnnxType wanted) {
        Check.world(type == wanted, "elements of %s must be %s, but were %s", name, wanted, type);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public String toString() {
        return name + " " + type + " " + shape;
    }
}
