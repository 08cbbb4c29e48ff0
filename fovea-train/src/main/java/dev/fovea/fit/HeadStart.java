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
        Features learnt = Features.of(network, weights, train.data(), preprocess, recipe);
        Features held = Features.of(network, weights, validation.data(), preprocess, recipe);
        LinearHead head = LinearHead.fit(learnt, held, network.classes());
        Node place = network.head();
        place.parameters().forEach(parameter -> weights.set(
                place.parameterName(parameter), parameter.name().equals("weight") ? head.weight() : head.bias()));
        weights.round();
        listener.accept(new TrainingEvent.Note(said(head, held)));
    }

    private static String said(LinearHead head, Features held) {
        String what = "A linear head was fitted to the frozen features first";
        return held.size() == 0
                ? what + "."
                : String.format(Locale.ROOT, "%s: validation %.2f %%.", what, 100 * head.accuracy(held));
    }
}
