package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.constant_pad_nd;

import dev.fovea.base.Check;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Feature maps of zeros on both sides of those that come in, half of them before: the shortcut without parameters of
 * He et al. 2016 (their option A).
 *
 * @param channels feature maps that come out
 */
public record PadChannels(int channels) implements Layer {
    /** Checks the range. */
    public PadChannels {
        Check.that(channels >= 1, "channels of pad-channels must be at least 1, but were %d", channels);
    }

    @Override
    public String kind() {
        return "pad-channels";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("channels", channels);
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        if (in.channels() > channels) {
            throw new WrongShape("must get at most " + channels + " channels, but got " + in + ". Raise its channels.");
        }
        return Shape.picture(channels, in.height(), in.width());
    }

    private int before(Node node) {
        return (channels - node.in().channels()) / 2;
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        long before = before(frame.node());
        long behind = channels - x.size(1) - before;
        return Layout.channelsLast(constant_pad_nd(x, new long[] {0, 0, 0, 0, before, behind}, new Scalar(0)));
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Node node = frame.node();
        return frame.wantsInputGradient()
                ? Layout.channelsLast(gradient.narrow(1, before(node), node.in().channels()))
                : null;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        long before = before(frame.node());
        long behind = channels - frame.node().in().channels() - before;
        return frame.node("Pad", List.of(x, frame.integers(0, before, 0, 0, 0, behind, 0, 0)));
    }
}
