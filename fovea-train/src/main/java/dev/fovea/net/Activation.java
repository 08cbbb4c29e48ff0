package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.gelu;
import static org.bytedeco.pytorch.global.torch.gelu_backward;
import static org.bytedeco.pytorch.global.torch.hardsigmoid;
import static org.bytedeco.pytorch.global.torch.hardsigmoid_backward;
import static org.bytedeco.pytorch.global.torch.hardswish;
import static org.bytedeco.pytorch.global.torch.hardswish_backward;
import static org.bytedeco.pytorch.global.torch.hardtanh;
import static org.bytedeco.pytorch.global.torch.hardtanh_;
import static org.bytedeco.pytorch.global.torch.hardtanh_backward;
import static org.bytedeco.pytorch.global.torch.leaky_relu;
import static org.bytedeco.pytorch.global.torch.leaky_relu_;
import static org.bytedeco.pytorch.global.torch.leaky_relu_backward;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.relu_;
import static org.bytedeco.pytorch.global.torch.sigmoid;
import static org.bytedeco.pytorch.global.torch.sigmoid_;
import static org.bytedeco.pytorch.global.torch.sigmoid_backward;
import static org.bytedeco.pytorch.global.torch.silu;
import static org.bytedeco.pytorch.global.torch.silu_backward;
import static org.bytedeco.pytorch.global.torch.tanh;
import static org.bytedeco.pytorch.global.torch.tanh_;
import static org.bytedeco.pytorch.global.torch.tanh_backward;
import static org.bytedeco.pytorch.global.torch.threshold_backward;

import dev.fovea.base.Check;
import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.torch.Elementwise;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A function of each number by itself.
 *
 * @param function which
 * @param slope of the negative side, above 0 and below 1; of {@link Function#LEAKY_RELU} alone, 0 elsewhere
 */
public record Activation(Function function, double slope) implements Layer {
    /** The functions. */
    public enum Function {
        /** max(x, 0). */
        RELU,
        /** min(max(x, 0), 6) (Krizhevsky 2010). */
        RELU6,
        /** x, or slope x where x is negative (Maas et al. 2013). */
        LEAKY_RELU,
        /** x Phi(x), with the error function (Hendrycks and Gimpel 2016). */
        GELU,
        /** x sigmoid(x) (Elfwing et al. 2017). */
        SILU,
        /** x times the hard sigmoid of x (Howard et al. 2019). */
        HARD_SWISH,
        /** Hyperbolic tangent. */
        TANH,
        /** 1 / (1 + exp(-x)). */
        SIGMOID,
        /** min(max(x / 6 + 1 / 2, 0), 1): the sigmoid in three straight lines (Howard et al. 2019). */
        HARD_SIGMOID;

        /** As YAML writes it, such as {@code leaky-relu}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Checks the slope. */
    public Activation {
        Check.that(
                function == Function.LEAKY_RELU ? slope > 0 && slope < 1 : slope == 0,
                "slope must be above 0 and below 1 for leaky-relu and 0 elsewhere, but was %s",
                slope);
    }

    /** Whether a larger input never gives a smaller output, so that it may change places with max-pooling. */
    public boolean rises() {
        return function != Function.GELU && function != Function.SILU && function != Function.HARD_SWISH;
    }

    /** Whether going back needs the input; the others need their output alone, and so may work in place. */
    private boolean keepsInput() {
        return switch (function) {
            case GELU, SILU, HARD_SWISH, HARD_SIGMOID -> true;
            case RELU, RELU6, LEAKY_RELU, TANH, SIGMOID -> false;
        };
    }

    @Override
    public String kind() {
        return function.word();
    }

    @Override
    public Map<String, Object> settings() {
        return function == Function.LEAKY_RELU && slope != 0.01 ? Map.of("slope", slope) : Map.of();
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        Tensor y = frame.inPlace() ? applyInPlace(x) : apply(x);
        frame.keep(0, keepsInput() ? x : y);
        return y;
    }

    private Tensor apply(Tensor x) {
        return switch (function) {
            case RELU -> relu(x);
            case RELU6 -> hardtanh(x, new Scalar(0), new Scalar(6));
            case LEAKY_RELU -> leaky_relu(x, new Scalar(slope));
            case GELU -> gelu(x);
            case SILU -> silu(x);
            case HARD_SWISH -> hardswish(x);
            case TANH -> tanh(x);
            case SIGMOID -> sigmoid(x);
            case HARD_SIGMOID -> hardsigmoid(x);
        };
    }

    /** As oneDNN writes it. */
    Elementwise elementwise() {
        return switch (function) {
            case RELU -> new Elementwise(dnnl.dnnl_eltwise_relu, 0, 0);
            case RELU6 -> new Elementwise(dnnl.dnnl_eltwise_clip, 0, 6);
            case LEAKY_RELU -> new Elementwise(dnnl.dnnl_eltwise_relu, (float) slope, 0);
            case GELU -> new Elementwise(dnnl.dnnl_eltwise_gelu_erf, 0, 0);
            case SILU -> new Elementwise(dnnl.dnnl_eltwise_swish, 1, 0);
            case HARD_SWISH -> new Elementwise(dnnl.dnnl_eltwise_hardswish, 1f / 6, 0.5f);
            case TANH -> new Elementwise(dnnl.dnnl_eltwise_tanh, 0, 0);
            case SIGMOID -> new Elementwise(dnnl.dnnl_eltwise_logistic, 0, 0);
            case HARD_SIGMOID -> new Elementwise(dnnl.dnnl_eltwise_hardsigmoid, 1f / 6, 0.5f);
        };
    }

    /** Writes over what it reads, where the function allows. */
    Tensor applyInPlace(Tensor x) {
        return switch (function) {
            case RELU -> relu_(x);
            case RELU6 -> hardtanh_(x, new Scalar(0), new Scalar(6));
            case LEAKY_RELU -> leaky_relu_(x, new Scalar(slope));
            case TANH -> tanh_(x);
            case SIGMOID -> sigmoid_(x);
            case GELU, SILU, HARD_SWISH, HARD_SIGMOID -> apply(x);
        };
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Tensor kept = frame.kept(0);
        return switch (function) {
            case RELU -> threshold_backward(gradient, kept, new Scalar(0));
            case RELU6 -> hardtanh_backward(gradient, kept, new Scalar(0), new Scalar(6));
            case LEAKY_RELU -> leaky_relu_backward(gradient, kept, new Scalar(slope), true);
            case GELU -> gelu_backward(gradient, kept);
            case SILU -> silu_backward(gradient, kept);
            case HARD_SWISH -> hardswish_backward(gradient, kept);
            case TANH -> tanh_backward(gradient, kept);
            case SIGMOID -> sigmoid_backward(gradient, kept);
            case HARD_SIGMOID -> hardsigmoid_backward(gradient, kept);
        };
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return switch (function) {
            case RELU -> frame.node("Relu", x);
            case RELU6 -> frame.node("Clip", List.of(x, frame.number(0f), frame.number(6f)));
            case LEAKY_RELU -> frame.node("LeakyRelu", x, OnnxAttribute.of("alpha", (float) slope));
            case GELU -> {
                // x Phi(x) = x (1 + erf(x / sqrt 2)) / 2; opset 18 has no Gelu
                String erf = frame.node("Erf", frame.node("Mul", x, frame.number((float) Math.sqrt(0.5))));
                String phi = frame.node("Mul", frame.node("Add", erf, frame.number(1f)), frame.number(0.5f));
                yield frame.node("Mul", x, phi);
            }
            case SILU -> frame.node("Mul", x, frame.node("Sigmoid", x));
            case HARD_SWISH -> frame.node("HardSwish", x);
            case TANH -> frame.node("Tanh", x);
            case SIGMOID -> frame.node("Sigmoid", x);
            case HARD_SIGMOID ->
                frame.node("HardSigmoid", x, OnnxAttribute.of("alpha", 1f / 6), OnnxAttribute.of("beta", 0.5f));
        };
    }
}
