package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.cat;

import dev.fovea.onnx.OnnxAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.jspecify.annotations.Nullable;

/**
 * All branches read the same input; their channels (or features) are laid side by side.
 *
 * @param layers the branches, at least one, whose outputs have the same height and width
 */
public record Concat(List<Layer> layers) implements Join {
    /** Copies the list. */
    public Concat {
        layers = List.copyOf(layers);
    }

    /** These branches side by side. */
    public static Concat of(Layer... layers) {
        return new Concat(List.of(layers));
    }

    @Override
    public Concat withLayers(List<Layer> others) {
        return new Concat(others);
    }

    @Override
    public String kind() {
        return "concat";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape join(Shape in, List<Shape> outputs) {
        Branches.some(outputs, kind());
        Shape first = outputs.get(0);
        int channels = 0;
        for (Shape output : outputs) {
            if (!output.dims()
                    .subList(1, output.dims().size())
                    .equals(first.dims().subList(1, first.dims().size()))) {
                throw new WrongShape("must get one height and width from all branches, but got " + outputs
                        + ". Give the branches the same strides and padding.");
            }
            channels += output.channels();
        }
        return first.isPicture() ? Shape.picture(channels, first.height(), first.width()) : Shape.vector(channels);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        TensorVector parts = new TensorVector();
        for (Frame branch : frame.children()) {
            parts.push_back(branch.forward(x));
        }
        return cat(parts, 1);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        List<Tensor> parts = new ArrayList<>();
        long start = 0;
        for (Frame branch : frame.children()) {
            long channels = branch.node().out().channels();
            parts.add(Layout.channelsLast(gradient.narrow(1, start, channels)));
            start += channels;
        }
        return Branches.backward(frame, parts::get);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        List<String> parts =
                frame.children().stream().map(branch -> branch.onnx(x)).toList();
        return frame.node("Concat", parts, OnnxAttribute.of("axis", 1L));
    }
}
