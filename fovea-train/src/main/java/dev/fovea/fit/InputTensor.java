package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Pixels to what the network reads: {@code (value / 255 - mean) / spread} for each channel, as one multiplication and
 * one addition, in channels-last memory.
 */
final class InputTensor {
    private final int size;
    private final int channels;
    private final Precision precision;
    private final float[] factors;
    private final float[] shifts;

    InputTensor(Preprocess preprocess, Precision precision) {
        this.size = preprocess.size();
        this.channels = preprocess.channels().count();
        this.precision = precision;
        this.factors = new float[channels];
        this.shifts = new float[channels];
        for (int c = 0; c < channels; c++) {
            double spread = preprocess.spread().get(c);
            factors[c] = (float) (1 / (255 * spread));
            shifts[c] = (float) (-preprocess.mean().get(c) / spread);
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
        Tensor bytes = Tensors.bytes(pixels, from * bytes(), (to - from) * bytes());
        Tensor x = bytes.view(to - from, size, size, channels).to(Precision.FP32.type());
        if (channels == 1) {
            x.mul_(new Scalar(factors[0])).add_(new Scalar(shifts[0]));
        } else {
            x.mul_(Tensors.of(factors)).add_(Tensors.of(shifts));
        }
        // the permuted view of [n, h, w, c] has the strides of channels-last, also where c is 1
        Tensor nchw = x.permute(0, 3, 1, 2);
        return precision == Precision.FP32 ? nchw : nchw.to(precision.type());
    }
}
