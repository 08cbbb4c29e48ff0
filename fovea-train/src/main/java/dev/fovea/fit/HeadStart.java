package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import java.util.function.Consumer;

/**
 * Gives the head on a pretrained backbone the weights of the best linear head on the features as they are: to start from,
 * since a head of random numbers would send random gradients into layers that have learnt before; or, where the backbone
 * stays frozen, for good.
 */
record HeadStart(Recipe recipe, Network network, Preprocess preprocess, Consumer<TrainingEvent> listener) {
    /** Fits the head and sets its weights. */
    void set(Weights weights, Part train, Part validation) {
        ChosenHead chosen = choose(weights, train, validation);
        listener.accept(
                new TrainingEvent.Note("A linear head was fitted to the frozen features first" + chosen.said()));
    }

    /** The same where nothing else learns: the whole training, told as one epoch. */
    History only(Weights weights, Part train, Part validation) {
        long begun = System.nanoTime();
        ChosenHead chosen = choose(weights, train, validation);
        listener.accept(
                new TrainingEvent.Note("The backbone is frozen, so a linear head was fitted to its features at once"
                        + chosen.said() + " Epochs, optimizer and augmentation play no part."));
        return chosen.told((System.nanoTime() - begun) / 1e9, listener);
    }

    private ChosenHead choose(Weights weights, Part train, Part validation) {
        try (Backbone backbone = new Backbone(network, weights, preprocess, recipe)) {
            ChosenHead chosen = ChosenHead.fit(
                    backbone.of(train.data()), backbone.of(validation.data()), network.classes(), recipe.plainLoss());
            Node place = network.head();
            place.parameters()
                    .forEach(parameter -> weights.set(
                            place.parameterName(parameter), chosen.head().values(parameter.name())));
            weights.round();
            backbone.notes().forEach(note -> listener.accept(new TrainingEvent.Note(note)));
            return chosen;
        }
    }
}
