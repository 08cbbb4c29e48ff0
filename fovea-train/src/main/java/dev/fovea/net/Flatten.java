package dev.fovea.net;

import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** Feature maps in a row: [n, c, h, w] becomes [n, c h w], channel by channel, row by row. */
public record Flatten() implements Layer {
    @Override
    public String kind() {
        return "flatten";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape shape(Shape in) {
        return Shape.vector(Math.toIntExact(in.count()));
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return x.reshape(x.size(0), frame.node().in().count());
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Shape in = frame.node().in();
        if (!frame.wantsInputGradient() || !in.isPicture()) {
            return gradient;
        }
        return Layout.channelsLast(gradient.view(gradient.size(0), in.channels(), in.height(), in.width()));
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return frame.node("Flatten", List.of(x), OnnxAttribute.of("axis", 1L));
    }
}
