package dev.fovea.net;

import dev.fovea.onnx.OnnxAttribute;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/** The mean of each whole feature map (Lin et al. 2013): [n, c, h, w] becomes [n, c]. */
public record GlobalAveragePool() implements Layer {
    private static final long[] AREA = {2, 3};

    @Override
    public String kind() {
        return "global-average-pool";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        return Shape.vector(in.channels());
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        return x.mean(AREA, false, new ScalarTypeOptional());
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        if (!frame.wantsInputGradient()) {
            return null;
        }
        Shape in = frame.node().in();
        Tensor share = gradient.mul(new Scalar(1.0 / ((long) in.height() * in.width())));
        long n = gradient.size(0);
        // spread [n, c] over the area without a copy: every pixel reads the same number
        return Layout.channelsLast(
                share.view(n, in.channels(), 1, 1).expand(n, in.channels(), in.height(), in.width()));
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        String pooled = frame.node("GlobalAveragePool", x);
        return frame.node("Flatten", List.of(pooled), OnnxAttribute.of("axis", 1L));
    }
}
