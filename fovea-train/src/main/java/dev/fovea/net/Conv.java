package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.convolution;
import static org.bytedeco.pytorch.global.torch.convolution_backward;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/**
 * Two-dimensional convolution (cross-correlation, as everywhere in the field).
 *
 * @param channels feature maps that come out
 * @param window kernel, stride, padding with zeros, dilation
 * @param groups the input's and the output's channels are cut into this many groups that do not see each other
 * @param bias whether a number is added to each feature map; needless before batch normalisation
 */
public record Conv(int channels, Window window, int groups, boolean bias) implements Layer {
    private static final long[] NO_OUTPUT_PADDING = {0, 0};

    /** Checks the ranges. */
    public Conv {
        Check.that(channels >= 1, "channels of conv must be at least 1, but were %d", channels);
        Check.that(
                groups >= 1 && channels % groups == 0,
                "groups of conv must divide its %d channels, but were %d",
                channels,
                groups);
    }

    /** The same with another step. */
    public Conv withStride(int stride) {
        return new Conv(channels, window.withStride(Extent.square(stride)), groups, bias);
    }

    /** The same with rows and columns of zeros added on each side. */
    public Conv withPadding(int padding) {
        return new Conv(channels, window.withPadding(Extent.square(padding)), groups, bias);
    }

    /** The same, reading pixels further apart. */
    public Conv withDilation(int dilation) {
        return new Conv(channels, window.withDilation(Extent.square(dilation)), groups, bias);
    }

    /** The same in groups of channels. */
    public Conv withGroups(int others) {
        return new Conv(channels, window, others, bias);
    }

    /** The same without the number that is added. */
    public Conv withoutBias() {
        return new Conv(channels, window, groups, false);
    }

    @Override
    public String kind() {
        return "conv";
    }

    @Override
    public Map<String, Object> settings() {
        return new Settings()
                .put("channels", channels)
                .window(window, Extent.ONE)
                .putUnless(1, "groups", groups)
                .putUnless(true, "bias", bias)
                .map();
    }

    @Override
    public Shape shape(Shape in) {
        WrongShape.needsPicture(in);
        if (in.channels() % groups != 0) {
            throw new WrongShape("must get channels that its " + groups + " groups divide, but got " + in
                    + ". Change groups or the channels before it.");
        }
        return WrongShape.slide(in, channels, window);
    }

    @Override
    public List<Parameter> parameters(Shape in) {
        Extent kernel = window.kernel();
        List<Long> dims =
                List.of((long) channels, (long) in.channels() / groups, (long) kernel.height(), (long) kernel.width());
        List<Parameter> out = new ArrayList<>();
        out.add(new Parameter("weight", dims, Parameter.Kind.WEIGHT, Parameter.Initial.HE_NORMAL));
        if (bias) {
            out.add(new Parameter("bias", List.of((long) channels), Parameter.Kind.BIAS, Parameter.Initial.ZEROS));
        }
        return out;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return shape(in).count() * window.kernel().area() * (in.channels() / groups);
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        frame.keep(0, x);
        if (kernel(x, frame) instanceof ConvKernel kernel) {
            return kernel.forward(x, frame);
        }
        TensorOptional added = bias ? new TensorOptional(frame.weight("bias")) : new TensorOptional();
        return convolution(
                x,
                frame.weight("weight"),
                added,
                window.stride().longs(),
                window.padding().longs(),
                window.dilation().longs(),
                false,
                NO_OUTPUT_PADDING,
                groups);
    }

    private @Nullable Kernel kernel(Tensor x, Frame frame) {
        return frame.kernel(x, sizes -> ConvKernel.plan(this, sizes));
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        Tensor x = frame.kept(0);
        if (kernel(x, frame) instanceof ConvKernel kernel) {
            return kernel.backward(gradient, x, frame);
        }
        T_TensorTensorTensor_T gradients = convolution_backward(
                gradient,
                frame.kept(0),
                frame.weight("weight"),
                new long[] {channels},
                window.stride().longs(),
                window.padding().longs(),
                window.dilation().longs(),
                false,
                NO_OUTPUT_PADDING,
                groups,
                Outputs.wanted(frame.wantsInputGradient(), bias));
        frame.gradient("weight").copy_(gradients.get1());
        if (bias) {
            frame.gradient("bias").copy_(gradients.get2());
        }
        return frame.wantsInputGradient() ? gradients.get0() : null;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        List<String> inputs = new ArrayList<>(List.of(x, frame.parameter("weight")));
        if (bias) {
            inputs.add(frame.parameter("bias"));
        }
        return frame.window("Conv", inputs, window, groups);
    }
}
