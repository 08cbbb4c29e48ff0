package dev.fovea.net;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Each channel times a number that is trained, a millionth at first (Touvron et al. 2021, LayerScale): at the end of a
 * branch of a {@link Sum} it lets the branch begin as nothing.
 */
public record ChannelScale() implements Layer {
    private static final long[] ALL_BUT_CHANNELS = {0, 2, 3};

    @Override
    public String kind() {
        return "channel-scale";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        return in;
    }

    @Override
    public List<Parameter> parameters(Shape in) {
        List<Long> dims = List.of((long) in.channels(), 1L, 1L);
        return List.of(new Parameter("", dims, Parameter.Kind.BIAS, Parameter.Initial.MILLIONTH));
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.count();
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        frame.keep(0, x);
        return x.mul(frame.weight(""));
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor share = gradient.mul(frame.kept(0));
        Tensor sum = share.sum(ALL_BUT_CHANNELS, false, new ScalarTypeOptional(ScalarType.Float));
        frame.gradient("").copy_(sum.view(-1, 1, 1));
        return frame.wantsInputGradient() ? gradient.mul(frame.weight("")) : null;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return frame.node("Mul", x, frame.parameter(""));
    }
}
