package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;
import static org.bytedeco.pytorch.global.torch.avg_pool2d_backward;

import dev.fovea.base.Check;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The mean of each window of each feature map; zeros of the padding count, as in PyTorch's usual setting.
 *
 * @param window kernel and stride (usually equal), padding; without dilation
 */
public record AveragePool(Window window) implements Layer {
    /** Checks that there is no dilation. */
    public AveragePool {
        Check.that(window.dilation().equals(Extent.ONE), "dilation of average-pool must be 1, but was %s", window);
    }

    /** The same with another step. */
    public AveragePool withStride(int stride) {
        return new AveragePool(window.withStride(Extent.square(stride)));
    }

    /** The same with rows and columns of zeros added on each side. */
    public AveragePool withPadding(int padding) {
        return new AveragePool(window.withPadding(Extent.square(padding)));
    }

    @Override
    public String kind() {
        return "average-pool";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings().window(window, window.kernel()).map();
    }

    @Override
    public Shape shape(Shape in) {
        return WrongShape.slide(in, in.channels(), window);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        frame.keep(0, x);
        return avg_pool2d(
                x,
                window.kernel().longs(),
                window.stride().longs(),
                window.padding().longs(),
                false,
                true,
                new LongOptional());
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        return avg_pool2d_backward(
                gradient,
                frame.kept(0),
                window.kernel().longs(),
                window.stride().longs(),
                window.padding().longs(),
                false,
                true,
                new LongOptional());
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return frame.window("AveragePool", List.of(x), window, 1);
    }
}
