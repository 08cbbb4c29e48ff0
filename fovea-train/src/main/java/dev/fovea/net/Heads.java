package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Exchanges the last dense layer (or convolution) of a network, which turns features into logits. */
final class Heads {
    private Heads() {}

    /** The network's own head and its auxiliary ones for so many classes. */
    static Sequence replaced(Sequence body, int classes) {
        return (Sequence) auxiliary(own(body, classes), classes);
    }

    /** With features coming out instead of logits, and without auxiliary heads. */
    static Sequence removed(Sequence body) {
        Sequence out = lastOf((Sequence) plain(body), head -> head instanceof Dense ? new Identity() : head);
        Check.that(
                out != null && !out.equals(plain(body)),
                "network must end in a dense layer to have features, but has none");
        return Objects.requireNonNull(out);
    }

    private static Sequence own(Sequence body, int classes) {
        Sequence out = lastOf(
                body,
                head -> head instanceof Conv conv
                        ? new Conv(classes, conv.window(), conv.groups(), conv.bias())
                        : new Dense(classes, ((Dense) head).bias()));
        Check.that(out != null, "network must end in a dense layer to take %d classes, but has none", classes);
        return Objects.requireNonNull(out);
    }

    /** The layer with the last dense one (or convolution) in it exchanged; null where it has none. */
    private static @Nullable Layer last(Layer layer, UnaryOperator<Layer> other) {
        if (layer instanceof Named named) {
            Layer inner = last(named.layer(), other);
            return inner == null ? null : new Named(named.name(), inner);
        }
        if (layer instanceof Dense || layer instanceof Conv) {
            return other.apply(layer);
        }
        return layer instanceof Sequence sequence ? lastOf(sequence, other) : null;
    }

    private static @Nullable Sequence lastOf(Sequence sequence, UnaryOperator<Layer> other) {
        List<Layer> layers = new ArrayList<>(sequence.layers());
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer exchanged = last(layers.get(i), other);
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

    /** Without auxiliary heads. */
    private static Layer plain(Layer layer) {
        if (layer instanceof Named named) {
            return new Named(named.name(), plain(named.layer()));
        }
        if (layer instanceof Auxiliary) {
            return new Identity();
        }
        if (layer instanceof Join join) {
            List<Layer> parts = new ArrayList<>();
            for (Layer part : join.layers()) {
                parts.add(plain(part));
            }
            return join.withLayers(parts);
        }
        return layer;
    }
}
