package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.cat;

import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/**
 * Pixels become tokens, row by row, behind one more token that is trained (Dosovitskiy et al. 2021): [n, c, h, w]
 * becomes [n, c, 1, 1 + h w]. Tokens are the pixels of maps one row high, so in channels-last memory each token's
 * numbers lie side by side, and layers over pixels are layers over tokens.
 */
public record ClassToken() implements Layer {
    private static final long[] SAMPLES = {0};

    @Override
    public String kind() {
        return "class-token";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        return Shape.picture(in.channels(), 1, Math.addExact(1, Math.multiplyExact(in.height(), in.width())));
    }

    @Override
    public List<Parameter> parameters(Shape in) {
        List<Long> dims = List.of(1L, 1L, (long) in.channels());
        return List.of(new Parameter("", dims, Parameter.Kind.BIAS, Parameter.Initial.NARROW_NORMAL));
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        long n = x.size(0);
        long channels = x.size(1);
        Tensor tokens = Layout.rows(x).view(n, -1, channels);
        Tensor own = frame.weight("").expand(n, 1, channels);
        return Layout.maps(cat(new TensorVector(own, tokens), 1), frame.node().out());
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        long n = gradient.size(0);
        long channels = gradient.size(1);
        Tensor tokens = Layout.rows(gradient).view(n, -1, channels);
        Tensor own = tokens.narrow(1, 0, 1);
        frame.gradient("").copy_(own.sum(SAMPLES, true, new ScalarTypeOptional(ScalarType.Float)));
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Tensor others = tokens.narrow(1, 1, tokens.size(1) - 1);
        return Layout.maps(others.contiguous(), frame.node().in());
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        Shape in = frame.node().in();
        long tokens = (long) in.height() * in.width();
        String row = frame.node("Reshape", x, frame.integers(0, in.channels(), 1, tokens));
        // as many copies of the token as there are pictures: the batch's length is known when the graph runs
        String ones = frame.node(
                "Concat",
                List.of(
                        frame.node("Shape", List.of(x), OnnxAttribute.of("end", 1L)),
                        frame.integers(in.channels(), 1, 1)),
                OnnxAttribute.of("axis", 0L));
        String column = frame.node("Reshape", frame.parameter(""), frame.integers(1, in.channels(), 1, 1));
        String own = frame.node("Expand", column, ones);
        return frame.node("Concat", List.of(own, row), OnnxAttribute.of("axis", 3L));
    }
}
