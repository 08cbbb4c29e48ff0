package dev.fovea.fit;

import static org.bytedeco.pytorch.global.torch.zeros;

import dev.fovea.base.Seed;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * One step of training: batch to gradients to weights. A network without layers that look across samples runs its
 * batch as two halves on threads of their own, which never wait for each other inside a layer; their gradients are
 * added in a fixed order. Owned and called by the training thread.
 */
final class TrainingStep implements AutoCloseable {
    private final Weights weights;
    private final Loss loss;
    private final Optimizer optimizer;
    private final Regularisation regularisation;
    private final PointerScope owned;
    private final List<Tensor> state = new ArrayList<>();
    private final List<LaneWorker> lanes = new ArrayList<>();
    private final ExecutorService helpers;
    private final StepClock clock = new StepClock();
    private long count;

    TrainingStep(Network network, Weights weights, InputTensor input, Recipe recipe, int[] counts) {
        this.weights = weights;
        this.loss = recipe.loss(counts);
        this.optimizer = recipe.optimizer();
        this.regularisation = recipe.regularisation();
        int threads = recipe.machine().threads();
        int halves = threads > 1 && !network.looksAcrossSamples() ? threads : 1;
        try (PointerScope scope = new PointerScope()) {
            for (int i = 0; i < optimizer.buffers(); i++) {
                state.add(zeros(weights.plan().trained()));
            }
            scope.extend();
            owned = scope;
        }
        for (int i = 0; i < halves; i++) {
            lanes.add(new LaneWorker(network, weights, input, loss, i == 0 ? clock : new StepClock()));
        }
        Engine.enter(threads / halves);
        helpers = Executors.newFixedThreadPool(Math.max(1, halves - 1), task -> lane(task, threads / halves));
    }

    private static Thread lane(Runnable task, int threads) {
        Thread thread = new Thread(
                () -> {
                    Engine.enter(threads);
                    task.run();
                },
                "fovea-lane");
        thread.setDaemon(true);
        return thread;
    }

    /** Where the time went so far. */
    StepClock clock() {
        return clock;
    }

    /**
     * Trains on one batch.
     *
     * @param rate learning rate of this step
     * @param draws seed of this step
     */
    LaneWorker.Outcome run(LaneWorker.Pixels batch, double rate, Seed draws) {
        clock.end(StepClock.Phase.DATA);
        int n = batch.truth.length;
        double scale = 1 / loss.weight(batch.truth);
        int active = Math.min(lanes.size(), n);
        List<Future<LaneWorker.Outcome>> others = new ArrayList<>();
        for (int i = 1; i < active; i++) {
            LaneWorker lane = lanes.get(i);
            LaneWorker.Slice slice = slice(batch, i, active, scale, draws);
            others.add(helpers.submit(() -> lane.run(slice)));
        }
        LaneWorker.Outcome outcome = lanes.get(0).run(slice(batch, 0, active, scale, draws));
        for (Future<LaneWorker.Outcome> other : others) {
            outcome = outcome.plus(await(other));
        }
        clock.end(StepClock.Phase.OTHER);
        update(active, rate);
        clock.end(StepClock.Phase.OPTIMIZER);
        return outcome;
    }

    private static LaneWorker.Slice slice(LaneWorker.Pixels batch, int i, int active, double scale, Seed draws) {
        int n = batch.truth.length;
        return new LaneWorker.Slice(batch, n * i / active, n * (i + 1) / active, scale, draws.child(i));
    }

    private static LaneWorker.Outcome await(Future<LaneWorker.Outcome> other) {
        try {
            return other.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted in a training step", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a lane failed: " + e.getCause(), e.getCause());
        }
    }

    private void update(int active, double rate) {
        try (PointerScope scope = new PointerScope()) {
            Tensor gradient = lanes.get(0).gradient();
            for (int i = 1; i < active; i++) {
                gradient.add_(lanes.get(i).gradient());
            }
            OptimizerStep step =
                    new OptimizerStep(weights.flat(), gradient, weights.plan().decayed(), state, rate, ++count);
            regularisation.apply(step);
            optimizer.step(step);
            weights.round();
        }
    }

    @Override
    public void close() {
        helpers.shutdownNow();
        lanes.forEach(LaneWorker::close);
        owned.close();
    }
}
