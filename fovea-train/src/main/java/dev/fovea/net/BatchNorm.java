package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.native_batch_norm;
import static org.bytedeco.pytorch.global.torch.native_batch_norm_backward;

import dev.fovea.base.Check;
import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/**
 * Each channel brought to mean 0 and variance 1, then scaled and shifted (Ioffe and Szegedy 2015): by the batch's
 * statistics in training, by running ones in evaluation.
 *
 * @param momentum share of the batch's statistics in the running ones, as PyTorch counts it; usually 0.1. With 0 the
 *     running statistics are frozen, and training normalises by them as evaluation does: for fine-tuning on few pictures,
 *     whose own statistics are worse than those of the many that the network has seen
 * @param epsilon added to the variance; usually 1e-5
 */
public record BatchNorm(double momentum, double epsilon) implements Layer {
    /** Checks the ranges. */
    public BatchNorm {
        Check.that(momentum >= 0 && momentum <= 1, "momentum of batch-norm must be 0..1, but was %s", momentum);
        Check.that(epsilon > 0, "epsilon of batch-norm must be above 0, but was %s", epsilon);
    }

    /** Whether training looks at the batch: at its mean and variance, which the running ones then follow. */
    boolean moves() {
        return momentum > 0;
    }

    @Override
    public String kind() {
        return "batch-norm";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings()
                .putUnless(0.1, "momentum", momentum)
                .putUnless(1e-5, "epsilon", epsilon)
                .map();
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
                new Parameter("bias", dims, Parameter.Kind.BIAS, Parameter.Initial.ZEROS),
                new Parameter("running_mean", dims, Parameter.Kind.BUFFER, Parameter.Initial.ZEROS),
                new Parameter("running_var", dims, Parameter.Kind.BUFFER, Parameter.Initial.ONES));
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.count();
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        if (frame.training() && kernel(x, frame) instanceof NormKernel kernel) {
            return kernel.forward(x, this, frame);
        }
        return apply(x, frame);
    }

    private @Nullable Kernel kernel(Tensor x, Frame frame) {
        return frame.kernel(x, sizes -> NormKernel.plan(this, false, sizes));
    }

    /** By libtorch. */
    Tensor apply(Tensor x, Frame frame) {
        T_TensorTensorTensor_T normed = native_batch_norm(
                x,
                optional(frame.master("weight")),
                optional(frame.master("bias")),
                optional(frame.master("running_mean")),
                optional(frame.master("running_var")),
                frame.training() && moves(),
                momentum,
                epsilon);
        frame.keep(0, x);
        frame.keep(1, normed.get1());
        frame.keep(2, normed.get2());
        return normed.get0();
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (kernel(frame.kept(0), frame) instanceof NormKernel kernel) {
            return kernel.backward(gradient, frame);
        }
        return back(gradient, frame);
    }

    /** By libtorch. */
    @Nullable Tensor back(Tensor gradient, Frame frame) {
        T_TensorTensorTensor_T gradients = native_batch_norm_backward(
                gradient,
                frame.kept(0),
                optional(frame.master("weight")),
                optional(frame.master("running_mean")),
                optional(frame.master("running_var")),
                optional(frame.kept(1)),
                optional(frame.kept(2)),
                moves(),
                epsilon,
                Outputs.wanted(frame.wantsInputGradient(), true));
        frame.gradient("weight").copy_(gradients.get1());
        frame.gradient("bias").copy_(gradients.get2());
        return frame.wantsInputGradient() ? gradients.get0() : null;
    }

    private static TensorOptional optional(Tensor tensor) {
        return new TensorOptional(tensor);
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        List<String> inputs = List.of(
                x,
                frame.parameter("weight"),
                frame.parameter("bias"),
                frame.parameter("running_mean"),
                frame.parameter("running_var"));
        return frame.node("BatchNormalization", inputs, OnnxAttribute.of("epsilon", (float) epsilon));
    }
}
