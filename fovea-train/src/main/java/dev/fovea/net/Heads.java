package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Exchanges the last dense layer of a network, which turns features into logits. */
final class Heads {
    private Heads() {}

    /** With a head for other classes. */
    static Sequence replaced(Sequence body, int classes) {
        Sequence out = replaced(body, dense -> new Dense(classes, dense.bias()));
        Check.that(out != null, "network must end in a dense layer to take %d classes, but has none", classes);
        return Objects.requireNonNull(out);
    }

    /** With features coming out instead of logits. */
    static Sequence removed(Sequence body) {
        Sequence out = replaced(body, dense -> new Identity());
        Check.that(out != null, "network must end in a dense layer to have features, but has none");
        return Objects.requireNonNull(out);
    }

    private static @Nullable Sequence replaced(Sequence body, Function<Dense, Layer> other) {
        List<Layer> layers = new ArrayList<>(body.layers());
        for (int i = layers.size() - 1; i >= 0; i--) {
            Layer last = layers.get(i);
            Layer inner = last instanceof Named named ? named.layer() : last;
            Layer exchanged = null;
            if (inner instanceof Dense dense) {
                exchanged = other.apply(dense);
            } else if (inner instanceof Sequence sequence) {
                exchanged = replaced(sequence, other);
            }
            if (exchanged != null) {
                layers.set(i, last instanceof Named named ? new Named(named.name(), exchanged) : exchanged);
                return new Sequence(layers);
            }
        }
        return null;
    }
}
