package dev.fovea.net;

import dev.fovea.base.Check;
import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The input multiplied by what a gate makes of it, such as squeeze-and-excitation (Hu et al. 2018). The gate gives the
 * input's shape, or one number for each channel, as a vector or as maps of one pixel.
 *
 * @param layers the gate, alone
 */
public record Scale(List<Layer> layers) implements Join {
    private static final long[] AREA = {2, 3};

    /** Checks that there is one gate. */
    public Scale {
        layers = List.copyOf(layers);
        Check.that(layers.size() == 1, "scale must have one gate, but has %d parts. Use a sequence.", layers.size());
    }

    /** The input times what this gate makes of it. */
    public static Scale by(Layer gate) {
        return new Scale(List.of(gate));
    }

    @Override
    public Scale withLayers(List<Layer> others) {
        return new Scale(others);
    }

    @Override
    public String kind() {
        return "scale";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape join(Shape in, List<Shape> outputs) {
        Shape gate = outputs.get(0);
        boolean pixel = in.isPicture() && gate.equals(Shape.picture(in.channels(), 1, 1));
        if (!gate.equals(in) && !pixel && !gate.equals(Shape.vector(in.channels()))) {
            throw new WrongShape("must get a gate of " + in + " or [n, " + in.channels() + "], but got " + gate
                    + ". End the gate with as many channels as go in.");
        }
        return in;
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        Tensor gate = spread(frame.children().get(0).forward(x), frame);
        frame.keep(0, x);
        frame.keep(1, gate);
        return x.mul(gate);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor gate = gradient.mul(frame.kept(0));
        Frame child = frame.children().get(0);
        Tensor through =
                child.backward(perChannel(frame) ? gathered(gate, child.node().out()) : gate);
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Tensor direct = gradient.mul(frame.kept(1));
        return through == null ? direct : direct.add(through);
    }

    private static Tensor gathered(Tensor gate, Shape shape) {
        Tensor sums = gate.sum(AREA);
        return shape.isPicture() ? Layout.maps(sums, shape) : sums;
    }

    private static boolean perChannel(Frame frame) {
        return !frame.children().get(0).node().out().equals(frame.node().in());
    }

    private static Tensor spread(Tensor gate, Frame frame) {
        return perChannel(frame) ? gate.view(gate.size(0), gate.size(1), 1, 1) : gate;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        OnnxFrame child = frame.children().get(0);
        String gate = child.onnx(x);
        boolean vector = child.node().in().isPicture() && !child.node().out().isPicture();
        String spread = vector ? frame.node("Unsqueeze", gate, frame.integers(2, 3)) : gate;
        return frame.node("Mul", List.of(x, spread), new OnnxAttribute[0]);
    }
}
