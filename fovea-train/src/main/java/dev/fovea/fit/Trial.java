package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.batch.Batches;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PixelBatch;
import dev.fovea.data.Role;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import dev.fovea.torch.Engine;
import dev.fovea.torch.FreeMemory;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Processor;
import java.util.function.ToDoubleFunction;

/**
 * A training of some steps whose weights are thrown away: it begins as the one that a recipe asks for, to see how that goes
 * or how long it takes. Sees training pictures alone. One thread; the same recipe and part give the same losses to the bit.
 */
final class Trial implements AutoCloseable {
    private final Network network;
    private final Preprocess preprocess;
    private final Weights weights;
    private final Model model;
    private final TrainingStep step;
    private final Batches batches;

    private Trial(Network network, Preprocess preprocess, Model model, TrainingStep step, Batches batches) {
        this.network = network;
        this.preprocess = preprocess;
        this.weights = model.weights();
        this.model = model;
        this.step = step;
        this.batches = batches;
    }

    /**
     * Begins.
     *
     * @param recipe as {@link Fitting#resolve} gives it
     * @param train with the role train; others are refused
     * @throws dev.fovea.base.FoveaException if memory is short
     */
    static Trial of(Recipe recipe, Part train) {
        Check.that(
                train.role() == Role.TRAIN,
                "part to try on must be train, but was %s (%s)",
                train.role().word(),
                train.data().name());
        Engine.enter(recipe.machine().threads());
        Start start = Start.of(recipe.network());
        Network network = Fitting.network(recipe, start, train.data().labels().size());
        new Room(network, recipe).check(FreeMemory.bytes());
        Preprocess preprocess = Fitting.preprocess(recipe.data(), start, train);
        Weights weights = Weights.initial(
                network,
                recipe.machine().root().child("weights"),
                Processor.precision(recipe.machine().precision()));
        start.load(weights, network, train.data().labels(), event -> {});
        InputTensor input = new InputTensor(preprocess, weights.precision());
        Model model = new Model(weights, null, null);
        Loss loss = recipe.loss(train.data().counts(), train.size());
        TrainingStep step = new TrainingStep(network, model, input, recipe, loss);
        return new Trial(network, preprocess, model, step, Training.batches(recipe, preprocess, train));
    }

    /** Batches of an epoch. */
    int perEpoch() {
        return batches.perEpoch();
    }

    /** Begins an epoch. */
    Epoch epoch(int number) {
        return batches.epoch(number);
    }

    /** Trains on one batch. */
    LaneWorker.Outcome run(PixelBatch batch, double rate, Seed draws) {
        return step.run(new LaneWorker.Pixels(batch.pixels(), batch.targets()), rate, draws);
    }

    /** The network in evaluation mode, as its weights are now; the caller's to close, before this. */
    Logits logits() {
        return new Logits(network, weights, new InputTensor(preprocess, weights.precision()));
    }

    /** Numbers that are learnt. */
    long parameters() {
        return network.parameters();
    }

    /** Whether the steps run in full precision. */
    boolean isFull() {
        return weights.precision() == Precision.FP32;
    }

    /**
     * Runs the network in full precision, as the model file is asked, with numbers that mean nothing.
     *
     * @param runs given the network in evaluation mode
     */
    double inFull(ToDoubleFunction<Logits> runs) {
        try (Weights full = Weights.initial(network, Seed.of(0), Precision.FP32);
                Logits logits = new Logits(network, full, new InputTensor(preprocess, Precision.FP32))) {
            return runs.applyAsDouble(logits);
        }
    }

    @Override
    public void close() {
        batches.close();
        step.close();
        model.close();
        weights.close();
    }
}
