package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.base.Check;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.jspecify.annotations.Nullable;

/**
 * Some of the channels, side by side. First in each branch of a {@link Concat}, it splits the channels between the
 * branches (Ma et al. 2018).
 *
 * @param start first channel, from 0
 * @param channels how many come out
 */
public record ChannelSlice(int start, int channels) implements Layer {
    /** Checks the ranges. */
    public ChannelSlice {
        Check.that(start >= 0, "start of channel-slice must be at least 0, but was %d", start);
        Check.that(channels >= 1, "channels of channel-slice must be at least 1, but were %d", channels);
    }

    @Override
    public String kind() {
        return "channel-slice";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings()
                .put("channels", channels)
                .putUnless(0, "start", start)
                .map();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        if ((long) start + channels > in.channels()) {
            throw new WrongShape("must get at least [n, " + ((long) start + channels) + ", height, width], but got "
                    + in + ". Change start or channels, or the channels before it.");
        }
        return Shape.picture(channels, in.height(), in.width());
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        Tensor rows = Layout.rows(x).narrow(1, start, channels);
        return Layout.maps(rows.contiguous(), frame.node().out());
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Shape in = frame.node().in();
        Tensor rows = Layout.rows(gradient);
        Tensor all = zeros(new long[] {rows.size(0), in.channels()}, new TensorOptions(rows.scalar_type()));
        all.narrow(1, start, channels).copy_(rows);
        return Layout.maps(all, in);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        List<String> inputs =
                List.of(x, frame.integers(start), frame.integers((long) start + channels), frame.integers(1));
        return frame.node("Slice", inputs);
    }
}
