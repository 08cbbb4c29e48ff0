package dev.fovea.fit;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * One step of training: batch to gradients to weights. A network without layers that look across samples runs its
 * batch as two halves on threads of their own, which never wait for each other inside a layer; their gradients are
 * added in a fixed order, and each thread then moves its share of the weights. Several batches may make one step. Owned
 * and called by the training thread.
 */
final class TrainingStep implements AutoCloseable {
    private final Model model;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Regularisation regularisation;
    private final PointerScope owned;
    private final List<Tensor> state = new ArrayList<>();
    private final List<LaneWorker> lanes = new ArrayList<>();
    private final List<FlatRange> ranges = new ArrayList<>();
    private final List<LaneThread> others = new ArrayList<>();
    private final StepClock clock = new StepClock();
    private final int together;
    private int pending;
    private double pendingWeight;
    private double rate;
    private long count;

    /** @param counts how many samples each class has, each of one class */
    TrainingStep(Network written, Model model, InputTensor input, Recipe recipe, int[] counts) {
        this(written, model, input, recipe, recipe.loss(counts));
    }

    TrainingStep(Network written, Model model, InputTensor input, Recipe recipe, Loss loss) {
        Tuning tuning = recipe.network().tuning();
        Network network = tuning.over(written);
        this.model = model;
        Weights weights = model.weights();
        this.loss = loss;
        this.optimizer = recipe.optimizer();
        this.regularisation = recipe.regularisation();
        this.together = recipe.length().accumulate();
        int threads = recipe.machine().threads();
        int halves = threads > 1 && !network.looksAcrossSamples() ? threads : 1;
        LaneWorker.Learner learner = new LaneWorker.Learner(network, weights, tuning.learning(network));
        for (int i = 0; i < halves; i++) {
            lanes.add(new LaneWorker(learner, input, loss, i == 0 ? clock : new StepClock()));
        }
        Tensor sum = null;
        Tensor rates = null;
        try (PointerScope scope = new PointerScope()) {
            for (int i = 0; i < optimizer.buffers(); i++) {
                state.add(zeros(weights.plan().trained()));
            }
            if (together > 1) {
                sum = zeros(weights.plan().trained());
            }
            rates = LayerRates.flat(network, tuning, weights.plan()).orElse(null);
            scope.extend();
            owned = scope;
        }
        var gradients = lanes.stream().map(LaneWorker::gradients).toList();
        for (int i = 0; i < halves; i++) {
            FlatRange.Buffers buffers = new FlatRange.Buffers(weights, gradients, state, model.average(), sum, rates);
            ranges.add(new FlatRange(buffers, new FlatRange.Share(i, halves)));
        }
        Engine.enter(threads / halves);
        for (int i = 1; i < halves; i++) {
            others.add(new LaneThread(threads / halves));
        }
    }

    /** Where the time went so far. */
    StepClock clock() {
        return clock;
    }

    /**
     * Trains on one batch: takes its gradient in, and where it completes a step, moves the weights. If the loss is not
     * finite the batch is left out.
     *
     * @param stepRate learning rate of this step
     * @param draws seed of this batch
     */
    LaneWorker.Outcome run(LaneWorker.Pixels batch, double stepRate, Seed draws) {
        clock.end(StepClock.Phase.DATA);
        int n = batch.targets.size();
        double weight = loss.weight(batch.targets);
        double scale = weight > 0 ? 1 / weight : 0;
        int active = Math.min(lanes.size(), n);
        AtomicReferenceArray<LaneWorker.Outcome> outcomes = new AtomicReferenceArray<>(active);
        sideBySide(active, i -> outcomes.set(i, lanes.get(i).run(slice(batch, i, active, scale, draws))));
        LaneWorker.Outcome outcome = outcomes.get(0);
        for (int i = 1; i < active; i++) {
            outcome = outcome.plus(outcomes.get(i));
        }
        clock.end(StepClock.Phase.OTHER);
        if (Double.isFinite(outcome.loss())) {
            rate = stepRate;
            gather(active, weight);
            clock.end(StepClock.Phase.OPTIMIZER);
        }
        return outcome;
    }

    /** Batches whose gradients wait for others to make a step with. */
    int pending() {
        return pending;
    }

    /** Makes a step of the batches that wait, if there are some: at the end of an epoch there may be fewer than usual. */
    void finish() {
        if (pending > 0) {
            update(i -> ranges.get(i).release(pendingWeight));
        }
    }

    private void gather(int active, double weight) {
        pending++;
        pendingWeight += weight;
        if (pending < together) {
            sideBySide(ranges.size(), i -> ranges.get(i).gather(active, weight));
        } else {
            update(i -> {
                ranges.get(i).gather(active, weight);
                ranges.get(i).release(pendingWeight);
            });
        }
    }

    private static LaneWorker.Slice slice(LaneWorker.Pixels batch, int i, int active, double scale, Seed draws) {
        int n = batch.targets.size();
        return new LaneWorker.Slice(batch, n * i / active, n * (i + 1) / active, scale, draws.child(i));
    }

    /** Does the work 0 .. n - 1, each in its own thread, the first in this one. */
    private void sideBySide(int n, IntConsumer work) {
        for (int i = 1; i < n; i++) {
            int index = i;
            others.get(i - 1).begin(() -> work.accept(index));
        }
        try {
            work.accept(0);
        } finally {
            for (int i = 1; i < n; i++) {
                others.get(i - 1).await();
            }
        }
    }

    /** Each thread readies the gradient of its share, and moves its weights. */
    private void update(IntConsumer ready) {
        count++;
        if (regularisation.clip() > 0) {
            // the norm is of all shares together
            sideBySide(ranges.size(), ready);
            try (PointerScope scope = new PointerScope()) {
                regularisation.shorten(lanes.get(0).gradients().flat());
            }
            sideBySide(ranges.size(), this::move);
        } else {
            sideBySide(ranges.size(), i -> {
                ready.accept(i);
                move(i);
            });
        }
        model.averageStatistics(regularisation.emaAt(count));
        pending = 0;
        pendingWeight = 0;
    }

    private void move(int range) {
        ranges.get(range).move(optimizer, regularisation, rate, count);
    }

    /** Steps done. */
    long count() {
        return count;
    }

    /** All that steps change, by name, each a flat float tensor: weights, averages, the optimizer's state. */
    Map<String, Tensor> flats() {
        Map<String, Tensor> out = new LinkedHashMap<>(model.flats());
        for (int i = 0; i < state.size(); i++) {
            out.put("optimizer-" + i, state.get(i));
        }
        return out;
    }

    /** Takes over what a checkpoint kept of {@link #flats}. */
    void restore(Checkpoint checkpoint) {
        flats().forEach((name, flat) -> {
            float[] kept = checkpoint.arrays().get(name);
            int held = kept == null ? 0 : kept.length;
            Check.world(
                    held == flat.numel(),
                    "checkpoint must hold %d numbers of \"%s\", but holds %d. Go on with the Fovea that wrote it.",
                    flat.numel(),
                    name,
                    held);
            Tensors.copy(Objects.requireNonNull(kept), flat);
        });
        model.round();
        count = checkpoint.position().steps();
    }

    @Override
    public void close() {
        others.forEach(LaneThread::close);
        ranges.forEach(FlatRange::close);
        lanes.forEach(LaneWorker::close);
        owned.close();
    }
}
