package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.adaptive_avg_pool2d;
import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.base.Check;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.jspecify.annotations.Nullable;

/**
 * Feature maps of one size, whatever comes in, so that a dense layer behind it takes pictures of any size. Row i of o
 * is the mean of rows {@code floor(i h / o)} up to, without, {@code ceil((i + 1) h / o)}, which may overlap, and columns
 * likewise: PyTorch's {@code AdaptiveAvgPool2d}.
 *
 * @param size of the maps that come out
 */
public record AdaptiveAveragePool(Extent size) implements Layer {
    /** Checks the range. */
    public AdaptiveAveragePool {
        Check.that(size.area() >= 1, "size of adaptive-average-pool must be at least 1x1, but was %s", size);
    }

    @Override
    public String kind() {
        return "adaptive-average-pool";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings().extent("size", size).map();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        return Shape.picture(in.channels(), size.height(), size.width());
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return changes(frame.node()) ? Layout.channelsLast(adaptive_avg_pool2d(x, size.longs())) : x;
    }

    private static boolean changes(Node node) {
        return !node.in().equals(node.out());
    }

    /** Libtorch's own operation has no binding; the maps are small where this layer stands, and so are the loops. */
    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient() || !changes(frame.node())) {
            return frame.wantsInputGradient() ? gradient : null;
        }
        Shape in = frame.node().in();
        long[] dims = {gradient.size(0), in.height(), in.width(), in.channels()};
        Tensor out = zeros(dims, new TensorOptions(gradient.scalar_type())).permute(0, 3, 1, 2);
        for (int i = 0; i < size.height(); i++) {
            Part rows = Part.of(i, size.height(), in.height());
            for (int j = 0; j < size.width(); j++) {
                Part columns = Part.of(j, size.width(), in.width());
                Tensor share = gradient.narrow(2, i, 1)
                        .narrow(3, j, 1)
                        .mul(new Scalar(1.0 / ((double) rows.length() * columns.length())));
                out.narrow(2, rows.start(), rows.length())
                        .narrow(3, columns.start(), columns.length())
                        .add_(share);
            }
        }
        return out;
    }

    /** Rows or columns that one mean is of. */
    private record Part(int start, int length) {
        static Part of(int i, int parts, int all) {
            int start = Math.floorDiv(i * all, parts);
            int end = -Math.floorDiv(-(i + 1) * all, parts); // rounded up
            return new Part(start, end - start);
        }
    }

    /** ONNX has no such operator but for one pixel; a mean over rows, then one over columns, are two products with constant matrices. */
    @Override
    public String onnx(String x, OnnxFrame frame) {
        if (!changes(frame.node())) {
            return x;
        }
        if (size.equals(Extent.ONE)) {
            return frame.node("GlobalAveragePool", x);
        }
        Shape in = frame.node().in();
        String down = frame.matrix(size.height(), means(size.height(), in.height(), false));
        String across = frame.matrix(in.width(), means(size.width(), in.width(), true));
        return frame.node("MatMul", frame.node("MatMul", down, x), across);
    }

    private static float[] means(int parts, int all, boolean turned) {
        float[] out = new float[parts * all];
        for (int i = 0; i < parts; i++) {
            Part part = Part.of(i, parts, all);
            for (int k = part.start(); k < part.start() + part.length(); k++) {
                out[turned ? k * parts + i : i * all + k] = 1f / part.length();
            }
        }
        return out;
    }
}
