package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Node;
import dev.fovea.net.Weights;
import dev.fovea.split.Part;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Gives a new head on a pretrained backbone weights to start from: those of the best linear head on the features as they
 * are. A head of random numbers would send random gradients into layers that have learnt before.
 */
record HeadStart(Recipe recipe, Network network, Preprocess preprocess, Consumer<TrainingEvent> listener) {
    /** Fits the head and sets its weights. */
    void set(Weights weights, Part train, Part validation) {
        try (Backbone backbone = new Backbone(network, weights, preprocess, recipe)) {
            Features learnt = backbone.of(train.data());
            Features held = backbone.of(validation.data());
            LinearHead head = LinearHead.fit(learnt, held, network.classes());
            Node place = network.head();
            place.parameters().forEach(parameter -> weights.set(
                    place.parameterName(parameter), parameter.name().equals("weight") ? head.weight() : head.bias()));
            weights.round();
            listener.accept(new TrainingEvent.Note(said(head, learnt, held)));
            backbone.notes().forEach(note -> listener.accept(new TrainingEvent.Note(note)));
        }
    }

    private static String said(LinearHead head, Features learnt, Features held) {
        int reused = learnt.reused() + held.reused();
        String from = reused == 0
                ? ""
                : String.format(Locale.ROOT, " (%,d of %,d computed before)", reused, learnt.size() + held.size());
        String how = held.size() == 0
                ? ""
                : String.format(Locale.ROOT, ": validation %.2f %%", 100 * head.accuracy(held));
        return "A linear head was fitted to the frozen features first" + from + how + ".";
    }
}
