package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.addmm;
import static org.bytedeco.pytorch.global.torch.mm;

import dev.fovea.base.Check;
import dev.fovea.onnx.OnnxAttribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Every output is a weighted sum of all inputs: {@code y = x W' + b}.
 *
 * @param features numbers that come out
 * @param bias whether a number is added to each
 */
public record Dense(int features, boolean bias) implements Layer {
    /** Checks the range. */
    public Dense {
        Check.that(features >= 1, "features of dense must be at least 1, but were %d", features);
    }

    @Override
    public String kind() {
        return "dense";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings()
                .put("features", features)
                .putUnless(true, "bias", bias)
                .map();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsVector(in);
        return Shape.vector(features);
    }

    @Override
    public List<Parameter> parameters(Shape in) {
        List<Parameter> out = new ArrayList<>();
        out.add(new Parameter(
                "weight",
                List.of((long) features, in.count()),
                Parameter.Kind.WEIGHT,
                Parameter.Initial.GLOROT_UNIFORM));
        if (bias) {
            out.add(new Parameter("bias", List.of((long) features), Parameter.Kind.BIAS, Parameter.Initial.ZEROS));
        }
        return out;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.count() * features;
    }

    private @Nullable Kernel kernel(Tensor x, Frame frame) {
        return frame.kernel(x, sizes -> DenseKernel.plan(this, sizes));
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        frame.keep(0, x);
        if (kernel(x, frame) instanceof DenseKernel kernel) {
            return kernel.forward(x, frame);
        }
        Tensor weight = frame.weight("weight").t();
        return bias ? addmm(frame.weight("bias"), x, weight) : mm(x, weight);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor x = frame.kept(0);
        if (kernel(x, frame) instanceof DenseKernel kernel) {
            return kernel.backward(gradient, x, frame);
        }
        frame.gradient("weight").copy_(mm(gradient.t(), frame.kept(0)));
        if (bias) {
            frame.gradient("bias").copy_(gradient.sum(0));
        }
        return frame.wantsInputGradient() ? mm(gradient, frame.weight("weight")) : null;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        List<String> inputs = new ArrayList<>(List.of(x, frame.parameter("weight")));
        if (bias) {
            inputs.add(frame.parameter("bias"));
        }
        return frame.node("Gemm", inputs, OnnxAttribute.of("transB", 1L));
    }
}
