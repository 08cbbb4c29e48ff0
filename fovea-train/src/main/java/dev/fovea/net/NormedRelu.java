package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.relu_;
import static org.bytedeco.pytorch.global.torch.threshold_backward;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Batch-norm and the ReLU behind it in one pass. Nobody writes it: {@link Rewrite} puts it where the two follow each
 * other.
 *
 * @param norm the batch-norm
 */
record NormedRelu(BatchNorm norm) implements Layer {
    private static final int OUTPUT = 3;

    @Override
    public String kind() {
        return "batch-norm-relu";
    }

    @Override
    public Map<String, Object> settings() {
        return norm.settings();
    }

    @Override
    public Shape shape(Shape in) {
        return norm.shape(in);
    }

    @Override
    public List<Parameter> parameters(Shape in) {
        return norm.parameters(in);
    }

    @Override
    public long multiplyAdds(Shape in) {
        return norm.multiplyAdds(in);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        if (frame.training() && kernel(x, frame) instanceof NormKernel kernel) {
            return kernel.forward(x, norm, frame);
        }
        Tensor y = relu_(norm.apply(x, frame));
        frame.keep(OUTPUT, y);
        return y;
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (kernel(frame.kept(0), frame) instanceof NormKernel kernel) {
            return kernel.backward(gradient, frame);
        }
        return norm.back(threshold_backward(gradient, frame.kept(OUTPUT), new Scalar(0)), frame);
    }

    private @Nullable Kernel kernel(Tensor x, Frame frame) {
        return frame.kernel(x, sizes -> NormKernel.plan(norm, true, sizes));
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        throw new IllegalStateException("only networks as they were written are exported");
    }
}
