package dev.fovea.torch;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Plain arrays to tensors and back. Tensors belong to the caller's {@code PointerScope}. */
public final class Tensors {
    private Tensors() {}

    /** A flat float tensor with a copy of these numbers. */
    public static Tensor of(float[] values) {
        Tensor out = torch.empty(values.length);
        new FloatPointer(out.data_ptr_float()).put(values, 0, values.length);
        return out;
    }

    /** The numbers of a tensor of any type, in the order of its dimensions. */
    public static float[] floats(Tensor tensor) {
        Tensor plain = tensor.to(ScalarType.Float).contiguous();
        float[] out = new float[Math.toIntExact(plain.numel())];
        plain.data_ptr_float().get(out);
        return out;
    }

    /** Copies a flat float tensor into an array of its length. */
    public static void copy(Tensor flat, float[] into) {
        flat.data_ptr_float().get(into);
    }

    /** Copies an array into a flat float tensor of its length. */
    public static void copy(float[] from, Tensor flat) {
        flat.data_ptr_float().put(from);
    }

    /** A flat bfloat16 tensor with a copy of these numbers, given by their bits. */
    public static Tensor ofBfloat16(short[] bits) {
        Tensor out = torch.empty(
                new long[] {bits.length}, new TensorOptions(ScalarType.BFloat16), new MemoryFormatOptional());
        new ShortPointer(out.data_ptr()).put(bits, 0, bits.length);
        return out;
    }

    /** The bits of the nearest bfloat16, of two equally near the even one; for numbers that are finite. */
    public static short bfloat16(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (short) ((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
    }
}
