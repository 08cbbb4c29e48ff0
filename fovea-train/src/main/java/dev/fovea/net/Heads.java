package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Exchanges the last dense layer (or convolution) of a network, which turns features into logits. */
final class Heads {
    private Heads() {}

    /** The network's own head and its auxiliary ones for so many classes. */
    static Sequence replaced(Sequence body, int classes) {
        return (Sequence) auxiliary(own(body, classes), classes);
    }

    private static Sequence own(Sequence body, int classes) {
        Sequence out = lastOf(body, classes);
        Check.that(out != null, "network must end in a dense layer to take %d classes, but has none", classes);
        return out == null ? body : out;
    }

    /** The layer with the last dense one (or convolution) in it exchanged; null where it has none. */
    private static @Nullable Layer last(Layer layer, int classes) {
        if (layer instanceof Named named) {
            Layer inner = last(named.layer(), classes);
            return inner == null ? null : new Named(named.name(), inner);
        }
        if (layer instanceof Dense dense) {
            return new Dense(classes, dense.bias());
        }
        if (layer instanceof Conv conv) {
            return new Conv(classes, conv.window(), conv.groups(), conv.bias());
        }
        return layer instanceof Sequence sequence ? lastOf(sequence, classes) : null;
    }

    private static @Nullable Sequence lastOf(Sequence sequence, int classes) {
        List<Layer> layers = new ArrayList<>(sequence.layers());
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer exchanged = last(layers.get(i), classes);
            if (exchanged != null) {
                layers.set(i, exchanged);
                return new Sequence(layers);
            }
        }
        return null;
    }

    private static Layer auxiliary(Layer layer, int classes) {
        if (layer instanceof Named named) {
            return new Named(named.name(), auxiliary(named.layer(), classes));
        }
        if (layer instanceof Auxiliary head) {
            return head.withLayers(own(new Sequence(head.layers()), classes).layers());
        }
        if (layer instanceof Join join) {
            List<Layer> parts = new ArrayList<>();
            for (Layer part : join.layers()) {
                parts.add(auxiliary(part, classes));
            }
            return join.withLayers(parts);
        }
        return layer;
    }
}
