package dev.fovea.net;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Names the parts of a join: the name that was given, else the kind and how many of it came so far. */
final class ChildNames {
    private ChildNames() {}

    static List<String> of(List<Layer> layers) {
        Map<String, Integer> counts = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof Named named) {
                names.add(named.name());
            } else {
                names.add(layer.kind() + counts.merge(layer.kind(), 1, Integer::sum));
            }
        }
        Check.that(
                new HashSet<>(names).size() == names.size(),
                "names of layers beside each other must be distinct, but were %s",
                names);
        return names;
    }
}
