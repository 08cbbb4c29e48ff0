package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A head of its own in the middle of a network, for training alone (Szegedy et al. 2015): its logits get the loss too,
 * times a weight, so that the layers before it learn from near by. What it reads goes on unchanged; evaluation and the
 * model file leave the head out. {@link Lane#auxiliary} gives its logits, {@link Lane#backward(Tensor, List)} takes
 * their gradient.
 *
 * @param layers of the head, one after the other; end in one number for each class
 * @param weight of its loss, above 0; the network's own counts 1
 */
public record Auxiliary(List<Layer> layers, double weight) implements Join {
    private static final int LOGITS = 0;
    private static final int GRADIENT = 1;

    /** Checks the weight. */
    public Auxiliary {
        layers = List.copyOf(layers);
        Check.that(weight > 0 && Double.isFinite(weight), "weight of auxiliary must be above 0, but was %s", weight);
    }

    @Override
    public Auxiliary withLayers(List<Layer> others) {
        return new Auxiliary(others, weight);
    }

    @Override
    public boolean chained() {
        return true;
    }

    @Override
    public String kind() {
        return "auxiliary";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("weight", weight);
    }

    @Override
    public Shape join(Shape in, List<Shape> outputs) {
        if (outputs.isEmpty() || outputs.get(outputs.size() - 1).isPicture()) {
            throw new WrongShape("must end in [n, classes], but ends in "
                    + (outputs.isEmpty()
                            ? "nothing"
                            : outputs.get(outputs.size() - 1).toString())
                    + ". End it with flatten and dense.");
        }
        return in;
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        if (frame.training()) {
            Tensor y = x;
            for (Frame child : frame.children()) {
                y = child.forward(y);
            }
            frame.keep(LOGITS, y);
        }
        return x;
    }

    /** The logits of this step. */
    static Tensor logits(Frame frame) {
        return frame.kept(LOGITS);
    }

    /** Says how the loss moves with the head's logits, before the backward pass reaches it. */
    static void gradient(Frame frame, Tensor gradient) {
        frame.keep(GRADIENT, gradient);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor g = frame.kept(GRADIENT);
        List<Frame> children = frame.children();
        for (int i = children.size() - 1; i >= 0 && g != null; i--) {
            g = children.get(i).backward(g);
        }
        if (!frame.wantsInputGradient()) {
            return null;
        }
        return g == null ? gradient : gradient.add(g);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return x;
    }
}
