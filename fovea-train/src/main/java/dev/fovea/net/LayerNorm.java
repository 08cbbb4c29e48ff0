package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.native_layer_norm;
import static org.bytedeco.pytorch.global.torch.native_layer_norm_backward;

import dev.fovea.base.Check;
import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/**
 * The channels of each pixel, or the features of each vector, brought to mean 0 and variance 1, then scaled and shifted
 * (Ba et al. 2016). It looks at one pixel alone, so it does the same in training and in evaluation. Over tokens, which
 * are the pixels of maps one row high, it is what transformers use.
 *
 * @param epsilon added to the variance; usually 1e-6
 */
public record LayerNorm(double epsilon) implements Layer {
    /** Checks the range. */
    public LayerNorm {
        Check.that(epsilon > 0, "epsilon of layer-norm must be above 0, but was %s", epsilon);
    }

    @Override
    public String kind() {
        return "layer-norm";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings().putUnless(1e-6, "epsilon", epsilon).map();
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public List<Parameter> parameters(Shape in) {
        List<Long> dims = List.of((long) in.channels());
        return List.of(
                new Parameter("weight", dims, Parameter.Kind.BIAS, Parameter.Initial.ONES),
                new Parameter("bias", dims, Parameter.Kind.BIAS, Parameter.Initial.ZEROS));
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.count();
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        Tensor rows = Layout.rows(x);
        T_TensorTensorTensor_T normed = native_layer_norm(
                rows, channels(rows), optional(frame.master("weight")), optional(frame.master("bias")), epsilon);
        frame.keep(0, rows);
        frame.keep(1, normed.get1());
        frame.keep(2, normed.get2());
        return Layout.maps(normed.get0(), frame.node().out());
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor rows = frame.kept(0);
        T_TensorTensorTensor_T gradients = native_layer_norm_backward(
                Layout.rows(gradient),
                rows,
                channels(rows),
                frame.kept(1),
                frame.kept(2),
                optional(frame.master("weight")),
                optional(frame.master("bias")),
                Outputs.wanted(frame.wantsInputGradient(), true));
        frame.gradient("weight").copy_(gradients.get1());
        frame.gradient("bias").copy_(gradients.get2());
        return frame.wantsInputGradient()
                ? Layout.maps(gradients.get0(), frame.node().in())
                : null;
    }

    private static long[] channels(Tensor rows) {
        return new long[] {rows.size(1)};
    }

    private static TensorOptional optional(Tensor tensor) {
        return new TensorOptional(tensor);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        boolean maps = frame.node().in().isPicture();
        String rows = maps ? frame.node("Transpose", x, OnnxAttribute.ints("perm", 0, 2, 3, 1)) : x;
        String normed = frame.node(
                "LayerNormalization",
                List.of(rows, frame.parameter("weight"), frame.parameter("bias")),
                OnnxAttribute.of("axis", -1L),
                OnnxAttribute.of("epsilon", (float) epsilon));
        return maps ? frame.node("Transpose", normed, OnnxAttribute.ints("perm", 0, 3, 1, 2)) : normed;
    }
}
