package dev.fovea.net;

import static org.bytedeco.pytorch.global.torch.createCPUGenerator;
import static org.bytedeco.pytorch.global.torch.empty_like;

import dev.fovea.base.Check;
import java.util.Map;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * In training, sets each number to zero with this probability and scales the rest up so that the mean stays
 * (Srivastava et al. 2014); in evaluation gives what it gets. Draws depend on seed, epoch, step and layer alone.
 *
 * @param rate probability of zero, 0..1, below 1
 */
public record Dropout(double rate) implements Layer {
    /** Checks the range. */
    public Dropout {
        Check.that(rate >= 0 && rate < 1, "rate of dropout must be at least 0 and below 1, but was %s", rate);
    }

    @Override
    public String kind() {
        return "dropout";
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
        Tensor mask = empty_like(x).bernoulli_(1 - rate, draws).mul_(new Scalar(1 / (1 - rate)));
        frame.keep(0, mask);
        return x.mul(mask);
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
