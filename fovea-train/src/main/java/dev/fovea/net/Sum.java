package dev.fovea.net;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * All branches read the same input; their outputs, of one shape, are added.
 *
 * @param layers the branches, at least one
 */
public record Sum(List<Layer> layers) implements Join {
    /** Copies the list. */
    public Sum {
        layers = List.copyOf(layers);
    }

    /** The sum of these branches. */
    public static Sum of(Layer... layers) {
        return new Sum(List.of(layers));
    }

    @Override
    public Sum withLayers(List<Layer> others) {
        return new Sum(others);
    }

    @Override
    public String kind() {
        return "sum";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape join(Shape in, List<Shape> outputs) {
        Branches.some(outputs, kind());
        for (Shape output : outputs) {
            if (!output.equals(outputs.get(0))) {
                throw new WrongShape("must get one shape from all branches, but got " + outputs
                        + ". Give the short branch a 1x1 conv with the same channels and stride.");
            }
        }
        return outputs.get(0);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        Tensor total = null;
        for (Frame branch : frame.children()) {
            Tensor y = branch.forward(x);
            Tensor before = total;
            total = before == null ? y : before.add(y);
            if (before != null) {
                frame.release(before, x, total);
                frame.release(y, x, total);
            }
        }
        return Branches.made(total);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        return Branches.backward(frame, branch -> gradient);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        String total = null;
        for (OnnxFrame branch : frame.children()) {
            String y = branch.onnx(x);
            total = total == null ? y : frame.node("Add", total, y);
        }
        return Branches.made(total);
    }
}
