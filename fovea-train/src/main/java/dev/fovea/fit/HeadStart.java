package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Gives the head on a pretrained backbone the weights of the best linear head on the features as they are: to start from,
 * since a head of random numbers would send random gradients into layers that have learnt before; or, where the backbone
 * stays frozen, for good.
 */
record HeadStart(Recipe recipe, Network network, Preprocess preprocess, Consumer<TrainingEvent> listener) {
    /** A head, and what it was fitted to and chosen by. */
    private record Chosen(LinearHead head, Features learnt, Features held) {}

    /** Fits the head and sets its weights. */
    void set(Weights weights, Part train, Part validation) {
        Chosen chosen = choose(weights, train, validation);
        listener.accept(new TrainingEvent.Note("A linear head was fitted to the frozen features first" + said(chosen)));
    }

    /** The same where nothing else learns: the whole training, told as one epoch. */
    History only(Weights weights, Part train, Part validation) {
        long begun = System.nanoTime();
        Chosen chosen = choose(weights, train, validation);
        double seconds = (System.nanoTime() - begun) / 1e9;
        EpochReport.Fitness trained = fitness(chosen.head(), chosen.learnt());
        EpochReport report = new EpochReport(
                1,
                0,
                trained,
                trained,
                fitness(chosen.head(), chosen.held()),
                train.size() / seconds,
                new StepTimes(0, 0, 0, 0, 0),
                seconds);
        listener.accept(
                new TrainingEvent.Note("The backbone is frozen, so a linear head was fitted to its features at once"
                        + said(chosen) + " Epochs, optimizer and augmentation play no part."));
        listener.accept(new TrainingEvent.EpochDone(report));
        return new History(List.of(report), 1, false);
    }

    private Chosen choose(Weights weights, Part train, Part validation) {
        try (Backbone backbone = new Backbone(network, weights, preprocess, recipe)) {
            Features learnt = backbone.of(train.data());
            Features held = backbone.of(validation.data());
            LinearHead head = LinearHead.fit(learnt, held, network.classes(), recipe.plainLoss());
            Node place = network.head();
            place.parameters()
                    .forEach(parameter -> weights.set(
                            place.parameterName(parameter),
                            parameter.name().equals("weight") ? head.weight() : head.bias()));
            weights.round();
            backbone.notes().forEach(note -> listener.accept(new TrainingEvent.Note(note)));
            return new Chosen(head, learnt, held);
        }
    }

    private EpochReport.Fitness fitness(LinearHead head, Features features) {
        return head.fitness(features, recipe.plainLoss());
    }

    private String said(Chosen chosen) {
        Features held = chosen.held();
        int reused = chosen.learnt().reused() + held.reused();
        String from = reused == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        " (%,d of %,d computed before)",
                        reused,
                        chosen.learnt().size() + held.size());
        String how = held.size() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        ": validation %.2f %%",
                        100 * fitness(chosen.head(), held).accuracy());
        return from + how + ".";
    }
}
