package dev.fovea.fit;

import dev.fovea.net.Gradients;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One thread's share of the flat buffers: it adds up the lanes' gradients there and moves the weights. Everything in it
 * works on each number by itself, so shares give the same weights as one range would.
 */
final class FlatRange implements AutoCloseable {
    private final PointerScope owned;
    private final Tensor weights;
    private final Tensor rounded;
    private final List<Tensor> gradients = new ArrayList<>();
    private final List<Tensor> state = new ArrayList<>();
    private final @Nullable Tensor average;
    private final @Nullable Tensor sum;
    private final @Nullable Tensor rates;
    private final long decayed;
    private final boolean full;

    /** Which of {@code shares} equal ones. */
    record Share(int index, int shares) {
        /** Shares begin at multiples of this: 64 bytes of floats. */
        private static final long ALIGNED = 16;

        long start(long length) {
            return index == shares ? length : length * index / shares / ALIGNED * ALIGNED;
        }

        long end(long length) {
            return new Share(index + 1, shares).start(length);
        }
    }

    /**
     * What the shares are cut from.
     *
     * @param weights to be moved
     * @param lanes gradients of each lane
     * @param state of the optimizer
     * @param average follows the weights; null for none
     * @param sum room to add up batches where several make a step; null for one
     * @param rates share of a step that each number takes; null where all take the whole
     */
    record Buffers(
            Weights weights,
            List<Gradients> lanes,
            List<Tensor> state,
            @Nullable Weights average,
            @Nullable Tensor sum,
            @Nullable Tensor rates) {}

    FlatRange(Buffers buffers, Share share) {
        Weights weights = buffers.weights();
        Weights followed = buffers.average();
        long length = weights.plan().trained();
        long start = share.start(length);
        long size = share.end(length) - start;
        try (PointerScope scope = new PointerScope()) {
            this.weights = weights.flat().narrow(0, start, size);
            this.rounded = weights.rounded().narrow(0, start, size);
            buffers.lanes().forEach(lane -> gradients.add(lane.flat().narrow(0, start, size)));
            buffers.state().forEach(buffer -> this.state.add(buffer.narrow(0, start, size)));
            this.average = followed == null ? null : followed.flat().narrow(0, start, size);
            this.sum = buffers.sum() == null ? null : buffers.sum().narrow(0, start, size);
            this.rates = buffers.rates() == null ? null : buffers.rates().narrow(0, start, size);
            scope.extend();
            owned = scope;
        }
        this.full = weights.precision() == Precision.FP32;
        this.decayed = Math.max(0, Math.min(size, weights.plan().decayed() - start));
    }

    /**
     * Adds the gradients of the first {@code active} lanes into the first lane's, and where several batches make a step
     * those of the batch to the others.
     *
     * @param weight what the batch's mean was divided by
     */
    void gather(int active, double weight) {
        try (PointerScope scope = new PointerScope()) {
            for (int i = 1; i < active; i++) {
                gradients.get(0).add_(gradients.get(i));
            }
            if (sum != null) {
                sum.add_(gradients.get(0), new Scalar(weight));
            }
        }
    }

    /**
     * Makes the first lane's gradient the mean over all batches of the step, and forgets them; where each makes its own,
     * it is that already.
     *
     * @param weight of all of them
     */
    void release(double weight) {
        if (sum != null) {
            try (PointerScope scope = new PointerScope()) {
                gradients.get(0).copy_(sum).mul_(new Scalar(weight > 0 ? 1 / weight : 0));
                sum.zero_();
            }
        }
    }

    /** Moves the weights along the first lane's gradient, and brings the rounded ones in step. */
    void move(Optimizer optimizer, Regularisation regularisation, double rate, long count) {
        try (PointerScope scope = new PointerScope()) {
            OptimizerStep step = new OptimizerStep(weights, gradients.get(0), decayed, state, rate, count);
            regularisation.pull(step);
            Tensor before = rates == null ? null : weights.clone();
            optimizer.step(step);
            if (before != null && rates != null) {
                weights.copy_(before.lerp_(weights, rates));
            }
            if (!full) {
                rounded.copy_(weights);
            }
            if (average != null) {
                average.lerp_(weights, new Scalar(1 - regularisation.emaAt(count)));
            }
        }
    }

    @Override
    public void close() {
        owned.close();
    }
}
