package dev.fovea.torch;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
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

    /** Some of these bytes as a flat uint8 tensor; a copy. */
    public static Tensor bytes(byte[] values, int from, int length) {
        Tensor out = torch.empty(new long[] {length}, new TensorOptions(ScalarType.Byte), new MemoryFormatOptional());
        new BytePointer(out.data_ptr()).put(values, from, length);
        return out;
    }
}
