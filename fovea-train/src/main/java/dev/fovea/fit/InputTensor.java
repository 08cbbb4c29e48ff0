package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * Pixels to what the network reads: {@code (value / 255 - mean) / spread} for each channel, in channels-last memory. A
 * byte has 256 values, so each channel's answers stand in a table, already rounded to the precision: one look-up a
 * number instead of four passes.
 */
final class InputTensor {
    private static final int VALUES = 256;

    private final int size;
    private final int channels;
    private final Precision precision;
    private final float[] floats;
    private final short[] halves;

    InputTensor(Preprocess preprocess, Precision precision) {
        this.size = preprocess.size();
        this.channels = preprocess.channels().count();
        this.precision = precision;
        this.floats = new float[channels * VALUES];
        this.halves = new short[channels * VALUES];
        for (int c = 0; c < channels; c++) {
            double spread = preprocess.spread().get(c);
            float factor = (float) (1 / (255 * spread));
            float shift = (float) (-preprocess.mean().get(c) / spread);
            for (int value = 0; value < VALUES; value++) {
                floats[c * VALUES + value] = value * factor + shift;
                halves[c * VALUES + value] = Tensors.bfloat16(floats[c * VALUES + value]);
            }
        }
    }

    /** Bytes of one picture. */
    int bytes() {
        return size * size * channels;
    }

    /**
     * Rows {@code from} to {@code to} of a batch as [n, c, h, w]; belongs to the caller's scope.
     *
     * @param pixels [n, h, w, c]
     */
    Tensor of(byte[] pixels, int from, int to) {
        int start = from * bytes();
        int count = (to - from) * bytes();
        Tensor flat = precision == Precision.FP32
                ? Tensors.of(floats(pixels, start, count))
                : Tensors.ofBfloat16(halves(pixels, start, count));
        // the permuted view of [n, h, w, c] has the strides of channels-last, also where c is 1
        return flat.view(to - from, size, size, channels).permute(0, 3, 1, 2);
    }

    private float[] floats(byte[] pixels, int start, int count) {
        float[] out = new float[count];
        for (int c = 0; c < channels; c++) {
            for (int i = c; i < count; i += channels) {
                out[i] = floats[c * VALUES + (pixels[start + i] & 255)];
            }
        }
        return out;
    }

    private short[] halves(byte[] pixels, int start, int count) {
        short[] out = new short[count];
        for (int c = 0; c < channels; c++) {
            for (int i = c; i < count; i += channels) {
                out[i] = halves[c * VALUES + (pixels[start + i] & 255)];
            }
        }
        return out;
    }
}
