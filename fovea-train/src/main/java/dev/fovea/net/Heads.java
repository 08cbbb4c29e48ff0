package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.List;

/** Exchanges the last dense layer of a network, which turns features into logits. */
final class Heads {
    private Heads() {}

    static Sequence replaced(Sequence body, int classes) {
        List<Layer> layers = new ArrayList<>(body.layers());
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer last = layers.get(i);
            Layer inner = last instanceof Named named ? named.layer() : last;
            Layer exchanged = null;
            if (inner instanceof Dense dense) {
                exchanged = new Dense(classes, dense.bias());
            } else if (inner instanceof Sequence sequence) {
                exchanged = replaced(sequence, classes);
            }
            if (exchanged != null) {
                layers.set(i, last instanceof Named named ? new Named(named.name(), exchanged) : exchanged);
                return new Sequence(layers);
            }
        }
        Check.that(false, "network must end in a dense layer to take %d classes, but has none", classes);
        return body;
    }
}
