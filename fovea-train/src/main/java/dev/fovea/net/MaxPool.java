package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.max_pool2d_with_indices;
import static org.bytedeco.pytorch.global.torch.max_pool2d_with_indices_backward;

import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.T_TensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The largest number in each window of each feature map.
 *
 * @param window kernel and stride (usually equal), padding with minus infinity
 */
public record MaxPool(Window window) implements Layer {
    @Override
    public String kind() {
        return "max-pool";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings().window(window, window.kernel()).map();
    }

    @Override
    public Shape shape(Shape in) {
        return WrongShape.slide(in, in.channels(), window);
    }

    private @Nullable Kernel kernel(Tensor x, Frame frame) {
        return frame.kernel(x, sizes -> PoolKernel.plan(this, sizes));
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        if (kernel(x, frame) instanceof PoolKernel kernel) {
            frame.keep(0, x);
            return kernel.forward(x, frame);
        }
        T_TensorTensor_T pooled = max_pool2d_with_indices(
                x,
                window.kernel().longs(),
                window.stride().longs(),
                window.padding().longs(),
                window.dilation().longs(),
                false);
        frame.keep(0, x);
        frame.keep(1, pooled.get1());
        return pooled.get0();
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        if (kernel(frame.kept(0), frame) instanceof PoolKernel kernel) {
            return kernel.backward(gradient, frame);
        }
        return max_pool2d_with_indices_backward(
                gradient,
                frame.kept(0),
                window.kernel().longs(),
                window.stride().longs(),
                window.padding().longs(),
                window.dilation().longs(),
                false,
                frame.kept(1));
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return frame.window("MaxPool", List.of(x), window, 1);
    }
}
