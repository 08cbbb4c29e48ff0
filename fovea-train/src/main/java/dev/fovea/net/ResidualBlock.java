package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Two 3x3 convolutions with batch normalisation around which the input is added (He et al. 2016, basic block). Where
 * shape changes, the input passes a 1x1 convolution. A short way to write a {@link Sum}, which it becomes before
 * anything is computed.
 *
 * @param channels feature maps that come out
 * @param stride of the first convolution
 */
public record ResidualBlock(int channels, int stride) implements Layer {
    /** Checks the ranges. */
    public ResidualBlock {
        Check.that(channels >= 1, "channels of residual must be at least 1, but were %d", channels);
        Check.that(stride >= 1, "stride of residual must be at least 1, but was %d", stride);
    }

    /** The layers that it stands for. */
    Layer expanded(Shape in) {
        Layer body = Sequence.of(
                Layers.conv(channels, 3).withStride(stride).withPadding(1).withoutBias(),
                Layers.batchNorm(),
                Layers.relu(),
                Layers.conv(channels, 3).withPadding(1).withoutBias(),
                Layers.batchNorm());
        boolean same = stride == 1 && in.channels() == channels;
        Layer around = same
                ? new Identity()
                : Sequence.of(Layers.conv(channels, 1).withStride(stride).withoutBias(), Layers.batchNorm());
        return Sequence.of(Sum.of(new Named("body", body), new Named("shortcut", around)), Layers.relu());
    }

    @Override
    public String kind() {
        return "residual";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings()
                .put("channels", channels)
                .putUnless(1, "stride", stride)
                .map();
    }

    @Override
    public Shape shape(Shape in) {
        return expanded(in).shape(in);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        throw new IllegalStateException("a residual block is expanded before it runs");
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        throw new IllegalStateException("a residual block is expanded before it runs");
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        throw new IllegalStateException("a residual block is expanded before it is exported");
    }
}
