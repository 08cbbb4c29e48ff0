package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names the parts of a join: the name that was given, else the kind and how many of it came so far. */
final class ChildNames {
    private final Map<String, Integer> counts = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    String next(Layer layer) {
        String name = layer instanceof Named named
                ? named.name()
                : layer.kind() + counts.merge(layer.kind(), 1, Integer::sum);
        Check.that(taken.add(name), "names of layers beside each other must be distinct, but \"%s\" came twice", name);
        return name;
    }
}
