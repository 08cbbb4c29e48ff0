package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.convolution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with the batch-norm behind it, whose running statistics are folded into its weights, and the activation
 * behind these, in one pass over the maps: for evaluation alone, where it takes half of the time of the three. Nobody
 * writes it: {@link Rewrite} puts it where they follow each other. The weights are folded anew at each pass, since
 * training changes them in between; that is little beside a batch of pictures.
 *
 * @param layers the convolution, then a batch-norm, an activation, or both
 */
record FusedConv(List<Layer> layers) implements Join {
    private static final long[] NO_OUTPUT_PADDING = {0, 0};

    /** Copies the list. */
    FusedConv {
        layers = List.copyOf(layers);
    }

    /** The weights and what is added to each map, in the precision of the computation. */
    private record Folded(Tensor weight, @Nullable Tensor bias) {}

    private Conv conv() {
        return (Conv) layers.get(0);
    }

    private boolean normed() {
        return layers.get(1) instanceof BatchNorm;
    }

    private Optional<Activation> activation() {
        return layers.get(layers.size() - 1) instanceof Activation last ? Optional.of(last) : Optional.empty();
    }

    @Override
    public Join withLayers(List<Layer> others) {
        return new FusedConv(others);
    }

    @Override
    public boolean chained() {
        return true;
    }

    @Override
    public Shape join(Shape in, List<Shape> outputs) {
        return outputs.get(outputs.size() - 1);
    }

    @Override
    public String kind() {
        return "fused-conv";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of();
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        if (frame.training()) {
            throw new IllegalStateException("a lane for evaluation cannot train: it has no batch-norm of its own");
        }
        Folded folded = folded(frame);
        boolean biased = folded.bias != null;
        Kernel planned = frame.kernel(
                x,
                sizes -> FusedConvKernel.plan(
                        conv(),
                        biased,
                        activation().map(Activation::elementwise).orElse(null),
                        sizes));
        if (planned instanceof FusedConvKernel kernel) {
            return kernel.run(x, folded.weight, folded.bias, frame.scratch());
        }
        Window window = conv().window();
        Tensor y = convolution(
                x,
                folded.weight,
                folded.bias == null ? new TensorOptional() : new TensorOptional(folded.bias),
                window.stride().longs(),
                window.padding().longs(),
                window.dilation().longs(),
                false,
                NO_OUTPUT_PADDING,
                conv().groups());
        return activation().map(last -> last.applyInPlace(y)).orElse(y);
    }

    private Folded folded(Frame frame) {
        Frame conv = frame.children().get(0);
        if (!normed()) {
            return new Folded(conv.weight("weight"), conv().bias() ? conv.weight("bias") : null);
        }
        Frame norm = frame.children().get(1);
        BatchNorm by = (BatchNorm) layers.get(1);
        Tensor scale = norm.master("running_var")
                .add(new Scalar(by.epsilon()))
                .rsqrt_()
                .mul_(norm.master("weight"));
        Tensor mean = norm.master("running_mean");
        Tensor centre = conv().bias() ? mean.sub(conv.master("bias")) : mean;
        Tensor weight = conv.master("weight").mul(scale.view(-1, 1, 1, 1));
        Tensor bias = norm.master("bias").sub(centre.mul(scale));
        return new Folded(
                weight.to(frame.precision().type()), bias.to(frame.precision().type()));
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        throw new IllegalStateException("only evaluation runs fused convolutions");
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        throw new IllegalStateException("only networks as they were written are exported");
    }
}
