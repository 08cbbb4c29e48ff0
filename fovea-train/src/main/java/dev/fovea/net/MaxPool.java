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
 * @param ceil whether rows and columns left over at the end get a window too, as PyTorch's {@code ceil_mode}
 */
public record MaxPool(Window window, boolean ceil) implements Layer {
    /** Rows and columns that are left over at the end are dropped. */
    public MaxPool(Window window) {
        this(window, false);
    }

    /** The same with another step. */
    public MaxPool withStride(int stride) {
        return new MaxPool(window.withStride(Extent.square(stride)), ceil);
    }

    /** The same with rows and columns of minus infinity added on each side. */
    public MaxPool withPadding(int padding) {
        return new MaxPool(window.withPadding(Extent.square(padding)), ceil);
    }

    /** The same with windows for what is left over at the end. */
    public MaxPool withCeil() {
        return new MaxPool(window, true);
    }

    @Override
    public String kind() {
        return "max-pool";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings()
                .window(window, window.kernel())
                .putUnless(false, "ceil", ceil)
                .map();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        int height = window.ceilDown(in.height());
        int width = window.ceilAcross(in.width());
        return ceil && height > 0 && width > 0
                ? Shape.picture(in.channels(), height, width)
                : WrongShape.slide(in, in.channels(), window);
    }

    /** Rows and columns of padding that the last windows reach over, below and to the right. */
    Extent behind(Shape in) {
        Shape out = shape(in);
        Extent padding = window.padding();
        return new Extent(
                Math.max(padding.height(), window.lastDown(out.height()) - in.height() - padding.height()),
                Math.max(padding.width(), window.lastAcross(out.width()) - in.width() - padding.width()));
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
                ceil);
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
                ceil,
                frame.kept(1));
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        // padding says where the windows end, since runtimes once differed in ceil_mode
        return frame.window("MaxPool", List.of(x), window, behind(frame.node().in()), 1);
    }
}
