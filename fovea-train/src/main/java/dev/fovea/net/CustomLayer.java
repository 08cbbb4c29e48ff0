package dev.fovea.net;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/**
 * The user's own function without weights; libtorch records it and finds its gradient.
 *
 * @param name names it in messages and in the recipe
 * @param shapes shape of the output from that of the input
 * @param function from [n, ...] to [n, ...], built of libtorch operations; called in training and in evaluation
 * @param nodes its ONNX nodes; null where it has none, and then export refuses the network
 */
public record CustomLayer(
        String name,
        UnaryOperator<Shape> shapes,
        UnaryOperator<Tensor> function,
        @Nullable Nodes nodes) implements Layer {
    /** Adds the ONNX nodes of a custom layer. */
    @FunctionalInterface
    public interface Nodes {
        /** Adds nodes that read {@code x} and gives the name of the output. */
        String add(String x, OnnxFrame frame);
    }

    /** Checks the name. */
    public CustomLayer {
        Check.that(!name.isBlank(), "name of a custom layer must not be blank, but was \"%s\"", name);
    }

    @Override
    public String kind() {
        return "custom";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("function", name);
    }

    @Override
    public Shape shape(Shape in) {
        return shapes.apply(in);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        if (!frame.training()) {
            return function.apply(x);
        }
        try (AutoGradMode recording = new AutoGradMode(true)) {
            Tensor leaf = x.detach().set_requires_grad(true);
            Tensor y = function.apply(leaf);
            frame.keep(0, leaf);
            frame.keep(1, y);
            return y.detach();
        }
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        try (AutoGradMode recording = new AutoGradMode(true)) {
            return torch.grad(
                            new TensorVector(frame.kept(1)),
                            new TensorVector(frame.kept(0)),
                            new TensorVector(gradient),
                            new BoolOptional(false),
                            false,
                            false)
                    .get(0);
        }
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        if (nodes == null) {
            throw new FoveaException("custom layer \"" + name + "\" must have ONNX nodes to be exported, but has none. "
                    + "Give them as the last argument of CustomLayer.");
        }
        return nodes.add(x, frame);
    }
}
