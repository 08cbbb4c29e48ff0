package dev.fovea.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One after the other.
 *
 * @param layers in order; none gives what it gets
 */
public record Sequence(List<Layer> layers) implements Join {
    /** Copies the list. */
    public Sequence {
        layers = List.copyOf(layers);
    }

    /** One after the other. */
    public static Sequence of(Layer... layers) {
        return new Sequence(List.of(layers));
    }

    /** One after the other, named 0, 1, 2 ... as PyTorch names them. */
    public static Sequence numbered(List<? extends Layer> layers) {
        List<Layer> out = new ArrayList<>();
        for (Layer layer : layers) {
            out.add(new Named(String.valueOf(out.size()), layer));
        }
        return new Sequence(out);
    }

    @Override
    public Sequence withLayers(List<Layer> others) {
        return new Sequence(others);
    }

    @Override
    public boolean chained() {
        return true;
    }

    @Override
    public String kind() {
        return "sequence";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape join(Shape in, List<Shape> outputs) {
        return outputs.isEmpty() ? in : outputs.get(outputs.size() - 1);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        Tensor y = x;
        for (Frame child : frame.children()) {
            Tensor next = child.forward(y);
            frame.release(y, x, next);
            y = next;
        }
        return y;
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor g = gradient;
        List<Frame> children = frame.children();
        for (int i = children.size() - 1; i >= 0 && g != null; i--) {
            g = children.get(i).backward(g);
        }
        return g;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        String y = x;
        for (OnnxFrame child : frame.children()) {
            y = child.onnx(y);
        }
        return y;
    }
}
