package dev.fovea.fit;

import dev.fovea.base.Seed;
import dev.fovea.batch.Targets;
import dev.fovea.net.Gradients;
import dev.fovea.net.Lane;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** One lane of a training step: a slice of a batch through forward, loss and backward. */
final class LaneWorker implements AutoCloseable {
    private final InputTensor input;
    private final Loss loss;
    private final Weights weights;
    private final Gradients gradients;
    private final Lane lane;
    private final StepClock clock;
    private final List<Double> heads;

    LaneWorker(Learner learner, InputTensor input, Loss loss, StepClock clock) {
        Weights weights = learner.weights();
        this.input = input;
        this.loss = loss;
        this.weights = weights;
        this.gradients = new Gradients(weights.plan());
        this.lane = new Lane(learner.network(), weights, gradients, learner.learning());
        this.clock = clock;
        this.heads = lane.auxiliaryWeights();
    }

    /**
     * What learns.
     *
     * @param network as it runs in training
     * @param weights of it, shared
     * @param learning the layers that do, by path
     */
    record Learner(Network network, Weights weights, Predicate<String> learning) {}

    /**
     * A slice of a batch.
     *
     * @param pixels and targets of the whole batch
     * @param from first row
     * @param to row after the last
     * @param scale what the gradient is multiplied by: 1 over the weight of the whole batch
     * @param draws seed of this step and lane
     */
    record Slice(Pixels pixels, int from, int to, double scale, Seed draws) {}

    /** A batch's arrays. */
    static final class Pixels {
        final byte[] bytes;
        final Targets targets;

        Pixels(byte[] bytes, Targets targets) {
            this.bytes = bytes;
            this.targets = targets;
        }
    }

    /** Sum of the losses, what it is divided by for the mean, and how often it was right, of a slice. */
    record Outcome(double loss, double weight, Hits hits) {
        Outcome plus(Outcome other) {
            return new Outcome(loss + other.loss, weight + other.weight, hits.plus(other.hits));
        }
    }

    /** Fills the gradients from a slice. */
    Outcome run(Slice slice) {
        try (PointerScope scope = new PointerScope()) {
            clock.begin();
            Tensor x = input.of(slice.pixels().bytes, slice.from(), slice.to());
            clock.end(StepClock.Phase.DATA);
            Tensor logits = lane.train(x, slice.draws());
            clock.end(StepClock.Phase.FORWARD);
            Targets targets = slice.pixels().targets.slice(slice.from(), slice.to());
            float[] rows = Tensors.floats(logits);
            float[] gradient = new float[rows.length];
            double total = loss.apply(rows, rows.length / targets.size(), targets, gradient);
            Tensor g = scaled(gradient, targets.size(), slice.scale());
            List<Tensor> others = auxiliary(targets, slice.scale());
            clock.end(StepClock.Phase.OTHER);
            lane.backward(g, others);
            clock.end(StepClock.Phase.BACKWARD);
            Hits hits = Hits.of(loss, rows, rows.length / targets.size(), targets);
            return new Outcome(total, loss.weight(targets), hits);
        }
    }

    private Tensor scaled(float[] gradient, int n, double scale) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] *= (float) scale;
        }
        return Tensors.of(gradient)
                .view(n, gradient.length / n)
                .to(weights.precision().type());
    }

    /** Auxiliary heads learn from the same loss; what is reported is the network's own, as in evaluation. */
    private List<Tensor> auxiliary(Targets targets, double scale) {
        List<Tensor> out = new ArrayList<>();
        for (Tensor logits : lane.auxiliary()) {
            float[] rows = Tensors.floats(logits);
            float[] gradient = new float[rows.length];
            loss.apply(rows, rows.length / targets.size(), targets, gradient);
            out.add(scaled(gradient, targets.size(), scale * heads.get(out.size())));
        }
        return out;
    }

    Gradients gradients() {
        return gradients;
    }

    @Override
    public void close() {
        lane.close();
        gradients.close();
    }
}
