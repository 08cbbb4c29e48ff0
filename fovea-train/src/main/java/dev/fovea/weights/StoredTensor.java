package dev.fovea.weights;

import dev.fovea.base.Check;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An array of numbers as a file holds it: not copied, often a view of the mapped file, maybe strided (a transposed or
 * sliced tensor). Immutable; any thread. A file that is mapped must not be cut while tensors of it are in use.
 */
public final class StoredTensor {
    private final ElementType type;
    private final Strides strides;
    private final ByteBuffer data;

    /**
     * @param type of the elements
     * @param strides where they are in {@code data}, counted in elements
     * @param data little endian, from the tensor's first element on; kept, not copied, and not to be changed
     * @throws IllegalArgumentException if the last element is not within the data
     */
    StoredTensor(ElementType type, Strides strides, ByteBuffer data) {
        this.type = type;
        this.strides = strides;
        this.data = data.slice().order(ByteOrder.LITTLE_ENDIAN);
        Check.that(
                strides.span() <= data.remaining() / type.width(),
                "elements of a tensor must be within its %d bytes, but are %d from first to last",
                data.remaining(),
                strides.span());
    }

    /** 32-bit floating point numbers of a shape such as [out, in, 3, 3]; copied. */
    public static StoredTensor floats(List<Long> shape, float... values) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        Strides strides = Strides.dense(shape);
        Check.that(strides.count() == values.length, "numbers of %s must fit it, but were %d", shape, values.length);
        return new StoredTensor(ElementType.F32, strides, data);
    }

    /** 64-bit integers of a shape; an empty one for a scalar. */
    public static StoredTensor longs(List<Long> shape, long... values) {
        ByteBuffer data = ByteBuffer.allocate(Math.multiplyExact(Long.BYTES, values.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        data.asLongBuffer().put(values);
        Strides strides = Strides.dense(shape);
        Check.that(strides.count() == values.length, "numbers of %s must fit it, but were %d", shape, values.length);
        return new StoredTensor(ElementType.I64, strides, data);
    }

    /** Of the elements. */
    public ElementType type() {
        return type;
    }

    /** Each dimension; empty for a scalar. */
    public List<Long> shape() {
        return strides.shape();
    }

    /** Numbers in it. */
    public long count() {
        return strides.count();
    }

    /** Bytes that its numbers take when they lie side by side. */
    public long bytes() {
        return count() * type.width();
    }

    /** The elements as a new array, the last dimension running fastest, each rounded to the nearest float. */
    public float[] floats() {
        float[] out = new float[Math.toIntExact(count())];
        if (type == ElementType.F32 && strides.isDense()) {
            data.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(out);
        } else {
            strides.each((index, at) -> out[index] = type.asFloat(data, Math.toIntExact(at * type.width())));
        }
        return out;
    }

    /** The elements as a new array of whole numbers. */
    public long[] longs() {
        long[] out = new long[Math.toIntExact(count())];
        strides.each((index, at) -> out[index] = type.asLong(data, Math.toIntExact(at * type.width())));
        return out;
    }

    /** The elements side by side in little endian, the last dimension running fastest; read-only. */
    public ByteBuffer raw() {
        if (strides.isDense()) {
            return data.slice(0, Math.toIntExact(bytes())).asReadOnlyBuffer();
        }
        int width = type.width();
        ByteBuffer out = ByteBuffer.allocate(Math.toIntExact(bytes()));
        strides.each((index, at) -> out.put(index * width, data, Math.toIntExact(at * width), width));
        return out.asReadOnlyBuffer();
    }

    @Override
    public String toString() {
        return type + " " + shape();
    }
}
