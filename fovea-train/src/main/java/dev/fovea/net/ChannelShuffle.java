package dev.fovea.net;

import dev.fovea.base.Check;
import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Channels dealt anew (Zhang et al. 2018): cut into groups, then the first of each group, the second of each, and so on;
 * so that groups which did not see each other do so in the next layer.
 *
 * @param groups that the channels are cut into
 */
public record ChannelShuffle(int groups) implements Layer {
    /** Checks the range. */
    public ChannelShuffle {
        Check.that(groups >= 1, "groups of channel-shuffle must be at least 1, but were %d", groups);
    }

    @Override
    public String kind() {
        return "channel-shuffle";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("groups", groups);
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        if (in.channels() % groups != 0) {
            throw new WrongShape("must get channels that its " + groups + " groups divide, but got " + in
                    + ". Change groups or the channels before it.");
        }
        return in;
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return dealt(x, groups, frame);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        // dealing into as many groups as each had channels puts every channel back
        return frame.wantsInputGradient() ? dealt(gradient, frame.node().in().channels() / groups, frame) : null;
    }

    private static Tensor dealt(Tensor x, int groups, Frame frame) {
        Shape shape = frame.node().in();
        long channels = shape.channels();
        Tensor rows = Layout.rows(x).view(-1, groups, channels / groups);
        return Layout.maps(rows.transpose(1, 2).reshape(-1, channels), shape);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        Shape in = frame.node().in();
        String cut =
                frame.node("Reshape", x, frame.integers(0, groups, in.channels() / groups, in.height(), in.width()));
        String dealt = frame.node("Transpose", List.of(cut), OnnxAttribute.ints("perm", 0, 2, 1, 3, 4));
        return frame.node("Reshape", dealt, frame.integers(0, in.channels(), in.height(), in.width()));
    }
}
