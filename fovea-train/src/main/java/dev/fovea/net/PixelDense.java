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
 * One {@link Dense} layer at every pixel: a weighted sum of the pixel's channels. What a 1x1 convolution computes, with
 * its weights as a matrix, as ConvNeXt and transformers name them.
 *
 * @param features channels that come out
 * @param bias whether a number is added to each
 */
public record PixelDense(int features, boolean bias) implements Layer {
    /** Checks the range. */
    public PixelDense {
        Check.that(features >= 1, "features of pixel-dense must be at least 1, but were %d", features);
    }

    @Override
    public String kind() {
        return "pixel-dense";
    }

    @Override
    public Map<String, Object> settings() {
        return dense().settings();
    }

    private Dense dense() {
        return new Dense(features, bias);
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        return Shape.picture(features, in.height(), in.width());
    }

    @Override
    public List<Parameter> parameters(Shape in) {
        return dense().parameters(Shape.vector(in.channels()));
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.count() * features;
    }

    /** Planned as a dense layer over as many rows as there are pixels. */
    private @Nullable Kernel kernel(Tensor x, Frame frame) {
        return frame.kernel(x, sizes -> {
            Shape in = sizes.in();
            long pixels = sizes.n() * in.height() * in.width();
            Shape row = Shape.vector(in.channels());
            return DenseKernel.plan(dense(), new Frame.Sizes(pixels, row, sizes.precision(), sizes.inputGradient()));
        });
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        frame.keep(0, x);
        return Layout.maps(forwardRows(x, frame), frame.node().out());
    }

    private Tensor forwardRows(Tensor x, Frame frame) {
        Tensor rows = Layout.rows(x);
        if (kernel(x, frame) instanceof DenseKernel kernel) {
            return kernel.forward(rows, frame);
        }
        Tensor weight = frame.weight("weight").t();
        return bias ? addmm(frame.weight("bias"), rows, weight) : mm(rows, weight);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor in = backwardRows(Layout.rows(gradient), frame);
        return in == null ? null : Layout.maps(in, frame.node().in());
    }

    private @Nullable Tensor backwardRows(Tensor gradient, Frame frame) {
        Tensor x = frame.kept(0);
        Tensor rows = Layout.rows(x);
        if (kernel(x, frame) instanceof DenseKernel kernel) {
            return kernel.backward(gradient, rows, frame);
        }
        frame.gradient("weight").copy_(mm(gradient.t(), rows));
        if (bias) {
            frame.gradient("bias").copy_(gradient.sum(0));
        }
        return frame.wantsInputGradient() ? mm(gradient, frame.weight("weight")) : null;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        String kernel = frame.node("Unsqueeze", frame.parameter("weight"), frame.integers(2, 3));
        List<String> inputs = new ArrayList<>(List.of(x, kernel));
        if (bias) {
            inputs.add(frame.parameter("bias"));
        }
        return frame.node("Conv", inputs, OnnxAttribute.ints("kernel_shape", 1, 1));
    }
}
