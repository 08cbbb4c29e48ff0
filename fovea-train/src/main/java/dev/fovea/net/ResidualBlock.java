package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.List;
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
 * @param dropPath chance that training leaves the convolutions out for a picture, 0..1, below 1; see {@link DropPath}
 */
public record ResidualBlock(int channels, int stride, double dropPath) implements Layer {
    /** Checks the ranges. */
    public ResidualBlock {
        Check.that(channels >= 1, "channels of residual must be at least 1, but were %d", channels);
        Check.that(stride >= 1, "stride of residual must be at least 1, but was %d", stride);
        Check.that(
                dropPath >= 0 && dropPath < 1,
                "drop-path of residual must be at least 0 and below 1, but was %s",
                dropPath);
    }

    /** The same with another chance of being left out. */
    public ResidualBlock withDropPath(double other) {
        return new ResidualBlock(channels, stride, other);
    }

    /** The layers that it stands for. */
    Layer expanded(Shape in) {
        List<Layer> body = new ArrayList<>(List.of(
                Layers.conv(channels, 3).withStride(stride).withPadding(1).withoutBias(),
                Layers.batchNorm(),
                Layers.relu(),
                Layers.conv(channels, 3).withPadding(1).withoutBias(),
                Layers.batchNorm()));
        if (dropPath > 0) {
            body.add(new DropPath(dropPath));
        }
        boolean same = stride == 1 && in.channels() == channels;
        Layer around = same
                ? new Identity()
                : Sequence.of(Layers.conv(channels, 1).withStride(stride).withoutBias(), Layers.batchNorm());
        return Sequence.of(Sum.of(new Named("body", new Sequence(body)), new Named("shortcut", around)), Layers.relu());
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
                .putUnless(0.0, "drop-path", dropPath)
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
