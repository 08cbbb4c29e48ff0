package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.createCPUGenerator;
import static org.bytedeco.pytorch.global.torch.empty;

import dev.fovea.base.Check;
import java.util.Map;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * In training, sets everything of a picture to zero with this probability and scales the others up so that the mean
 * stays; in evaluation gives what it gets. At the end of a branch of a {@link Sum} it is stochastic depth (Huang et al.
 * 2016, as torchvision's mode {@code row} scales it): the picture goes around the branch. Draws depend on seed, epoch,
 * step and layer alone.
 *
 * @param rate probability of zero, 0..1, below 1
 */
public record DropPath(double rate) implements Layer {
    /** Checks the range. */
    public DropPath {
        Check.that(rate >= 0 && rate < 1, "rate of drop-path must be at least 0 and below 1, but was %s", rate);
    }

    @Override
    public String kind() {
        return "drop-path";
    }

    @Override
    public Map<String, Object> settings() {
        return Map.of("rate", rate);
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Tensor forward(Tensor x, Frame frame) {
        if (!frame.training() || rate == 0) {
            return x;
        }
        GeneratorOptional draws = new GeneratorOptional(createCPUGenerator(frame.draw()));
        long[] rows = new long[(int) x.dim()];
        java.util.Arrays.fill(rows, 1);
        rows[0] = x.size(0);
        Tensor mask = empty(rows).bernoulli_(1 - rate, draws).mul_(new Scalar(1 / (1 - rate)));
        Tensor alike = mask.to(x.scalar_type());
        frame.keep(0, alike);
        return x.mul(alike);
    }

    @Override
    public @Nullable Tensor backward(Tensor gradient, Frame frame) {
        return frame.wantsInputGradient() && rate > 0 ? gradient.mul(frame.kept(0)) : gradient;
    }

    @Override
    public String onnx(String x, OnnxFrame frame) {
        return x;
    }
}
