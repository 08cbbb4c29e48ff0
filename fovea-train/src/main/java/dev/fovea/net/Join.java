package dev.fovea.net;

import java.util.List;

/** A layer made of others: in sequence, summed, concatenated, one scaling another, or a head for training alone. */
public sealed interface Join extends Layer permits Auxiliary, Concat, FusedConv, Scale, Sequence, Sum {
    /** The parts, in order. */
    List<Layer> layers();

    /** The same join of other parts. */
    Join withLayers(List<Layer> others);

    /** Whether each part reads what the one before it gave (else all read the same input). */
    default boolean chained() {
        return false;
    }

    /** The shape of the whole, from its parts' outputs. */
    Shape join(Shape in, List<Shape> outputs);

    @Override
    default Shape shape(Shape in) {
        return Node.of("", this, in).out();
    }
}
