package dev.fovea.onnx;

import dev.fovea.base.Check;
import dev.fovea.base.LittleEndian;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A named array of numbers in a graph, the last dimension running fastest. It holds the numbers that were handed over,
 * or the bytes as the file holds them (little endian), and copies neither: large networks fill half of a usual heap.
 * Immutable by agreement. Safe from any thread.
 */
public final class OnnxTensor {
    private final String name;
    private final OnnxType type;
    private final List<Long> shape;
    private final byte @Nullable [] raw;
    private final float @Nullable [] reals;

    /**
     * @param name what nodes call it
     * @param type of the elements
     * @param shape of each dimension, none negative; empty for a scalar
     * @param raw elements in little endian; handed over, not copied
     * @throws IllegalArgumentException if the length is not what type and shape ask for
     */
    public OnnxTensor(String name, OnnxType type, List<Long> shape, byte[] raw) {
        this(name, type, shape, raw, null);
    }

    private OnnxTensor(String name, OnnxType type, List<Long> shape, byte @Nullable [] raw, float @Nullable [] reals) {
        this.name = name;
        this.type = type;
        this.shape = List.copyOf(shape);
        this.raw = raw;
        this.reals = reals;
        long bytes = type.width();
        for (long side : this.shape) {
            Check.that(
                    side >= 0 && side <= Integer.MAX_VALUE && bytes <= Integer.MAX_VALUE,
                    "shape of %s must fit into 2 GiB, but was %s",
                    name,
                    shape);
            bytes *= side;
        }
        Check.that(bytes == bytes(), "bytes of %s %s must be %d, but were %d", name, shape, bytes, bytes());
    }

    /** 32-bit floating point numbers of a shape such as [out, in, 3, 3]; handed over, not copied. */
    public static OnnxTensor floats(String name, long[] shape, float... values) {
        return new OnnxTensor(name, OnnxType.FLOAT, LongStream.of(shape).boxed().toList(), null, values);
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

    /** How many bytes the elements take in a file. */
    public long bytes() {
        return reals != null ? (long) Float.BYTES * reals.length : Objects.requireNonNull(raw).length;
    }

    /** Writes the elements in little endian. */
    public void write(OutputStream out) throws IOException {
        if (reals != null) {
            LittleEndian.write(reals, out);
        } else {
            out.write(Objects.requireNonNull(raw));
        }
    }

    /** The elements in little endian; a copy or not, and so not to be written to. */
    public byte[] raw() {
        if (raw != null) {
            return raw;
        }
        byte[] out = new byte[Math.toIntExact(bytes())];
        littleEndian(out).asFloatBuffer().put(Objects.requireNonNull(reals));
        return out;
    }

    /**
     * The elements as a new array, the last dimension running fastest.
     *
     * @throws dev.fovea.base.FoveaException if they are not of type FLOAT
     */
    public float[] floats() {
        expect(OnnxType.FLOAT);
        if (reals != null) {
            return reals.clone();
        }
        byte[] bytes = raw();
        float[] out = new float[bytes.length / Float.BYTES];
        littleEndian(bytes).asFloatBuffer().get(out);
        return out;
    }

    /**
     * The elements as a new array.
     *
     * @throws dev.fovea.base.FoveaException if they are not of type INT64
     */
    public long[] longs() {
        expect(OnnxType.INT64);
        byte[] bytes = raw();
        long[] out = new long[bytes.length / Long.BYTES];
        littleEndian(bytes).asLongBuffer().get(out);
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
