package dev.fovea.net;

import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/** Gives what it gets: the open branch of a residual sum. */
public record Identity() implements Layer {
    @Override
    public String kind() {
        return "identity";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return x;
    }

    @Override
    public Tensor backward(Tensor gradient, Frame frame) {
        return gradient;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return x;
    }
}
