package dev.fovea.net;

import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that are trained, added to the channels of each pixel or token by its place, so that layers which do not know
 * places can tell them apart (Dosovitskiy et al. 2021). Their shape [1, places, channels] follows the input's size.
 */
public record Positions() implements Layer {
    private static final long[] SAMPLES = {0};

    @Override
    public String kind() {
        return "positions";
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
        List<Long> dims = List.of(1L, (long) in.height() * in.width(), (long) in.channels());
        return List.of(new Parameter("", dims, Parameter.Kind.BIAS, Parameter.Initial.NARROW_NORMAL));
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return x.add(Layout.maps(frame.weight(""), frame.node().in()));
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor places = Layout.rows(gradient).view(gradient.size(0), -1, gradient.size(1));
        frame.gradient("").copy_(places.sum(SAMPLES, true, new ScalarTypeOptional(ScalarType.Float)));
        return frame.wantsInputGradient() ? gradient : null;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        Shape in = frame.node().in();
        String turned = frame.node("Transpose", frame.parameter(""), OnnxAttribute.ints("perm", 0, 2, 1));
        String maps = frame.node("Reshape", turned, frame.integers(1, in.channels(), in.height(), in.width()));
        return frame.node("Add", x, maps);
    }
}
