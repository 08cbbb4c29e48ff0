package dev.fovea.weights;

import dev.fovea.base.FoveaException;
import dev.fovea.net.Network;
import java.util.ArrayList;
import java.util.List;

/** Collects what does not match between a state dict and a network, to report it together. */
final class Mismatches {
    private final StateDict state;
    private final Network network;
    private final List<String> missing = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private final List<String> shapes = new ArrayList<>();

    Mismatches(StateDict state, Network network) {
        this.state = state;
        this.network = network;
    }

    void missing(String name) {
        missing.add(name);
    }

    void unexpected(String name) {
        unexpected.add(name);
    }

    void shape(String name, List<Long> found, List<Long> wanted) {
        shapes.add(name + " " + found + " instead of " + wanted);
    }

    /** @throws FoveaException if there are any */
    void check() {
        List<String> parts = new ArrayList<>();
        add(parts, missing, "missing");
        add(parts, unexpected, "not of the network");
        add(parts, shapes, "of another shape");
        if (!parts.isEmpty()) {
            throw new FoveaException("weights must have the names and shapes of " + network.name() + ", but "
                    + String.join("; ", parts) + " (" + state.origin()
                    + "). Choose the --model that they were trained with, or other weights.");
        }
    }

    private static void add(List<String> parts, List<String> names, String what) {
        if (!names.isEmpty()) {
            parts.add(names.size() + (names.size() == 1 ? " is " : " are ") + what + ": " + Names.shown(names));
        }
    }
}
