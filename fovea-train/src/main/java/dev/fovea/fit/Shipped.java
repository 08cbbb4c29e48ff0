package dev.fovea.fit;

import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;

/**
 * A shipped architecture, from scratch.
 *
 * @param architecture which
 */
record Shipped(Architecture architecture) implements Start {
    /** @throws IllegalArgumentException if there is none of this name, with the nearest */
    static Shipped named(String model) {
        return new Shipped(Architecture.named(model));
    }

    @Override
    public Network network(Shape input, int classes) {
        return architecture.network(input, classes);
    }
}
