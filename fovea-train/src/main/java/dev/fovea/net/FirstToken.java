package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.jspecify.annotations.Nullable;

/** The first token alone, as a vector; behind a {@link ClassToken} and attention it speaks for the whole picture. */
public record FirstToken() implements Layer {
    @Override
    public String kind() {
        return "first-token";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        return Shape.vector(in.channels());
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return x.select(3, 0).select(2, 0).contiguous();
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Shape in = frame.node().in();
        long[] dims = {gradient.size(0), in.height(), in.width(), in.channels()};
        Tensor all = zeros(dims, new TensorOptions(gradient.scalar_type()));
        all.select(1, 0).select(1, 0).copy_(gradient);
        return all.permute(0, 3, 1, 2);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        List<String> inputs = List.of(x, frame.integers(0, 0), frame.integers(1, 1), frame.integers(2, 3));
        String first = frame.node("Slice", inputs);
        return frame.node("Flatten", first, OnnxAttribute.of("axis", 1L));
    }
}
