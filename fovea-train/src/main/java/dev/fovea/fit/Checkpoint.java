package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * All that a training needs to go on from a step as if it had never stopped: where it stands, and every array by name.
 * The arrays are handed over, not copied.
 */
final class Checkpoint {
    /** Before the names of the best epoch's arrays. */
    static final String BEST = "best/";

    private final Header header;
    private final Map<String, float[]> arrays;

    /**
     * What is written as JSON.
     *
     * @param origin what the training is made of
     * @param preprocess with the training part's mean and spread
     * @param position where it stands
     * @param epochs that are done
     * @param arrays that follow, in this order
     */
    record Header(
            Origin origin, Preprocess preprocess, Position position, List<EpochReport> epochs, List<Slot> arrays) {
        /** All must be there: what is read may be anything. */
        Header {
            Objects.requireNonNull(origin, "origin");
            Objects.requireNonNull(preprocess, "preprocess");
            Objects.requireNonNull(position, "position");
            epochs = List.copyOf(Objects.requireNonNull(epochs, "epochs"));
            arrays = List.copyOf(Objects.requireNonNull(arrays, "arrays"));
        }
    }

    /**
     * One array of the file.
     *
     * @param name such as {@code weights} or {@code best/conv1.weight}
     * @param count numbers
     */
    record Slot(String name, long count) {}

    Checkpoint(Header header, Map<String, float[]> arrays) {
        this.header = header;
        this.arrays = arrays;
    }

    /** A checkpoint of these arrays. */
    static Checkpoint of(Fixed fixed, Position position, List<EpochReport> epochs, Map<String, float[]> arrays) {
        List<Slot> slots = arrays.entrySet().stream()
                .map(entry -> new Slot(entry.getKey(), entry.getValue().length))
                .toList();
        return new Checkpoint(new Header(fixed.origin(), fixed.preprocess(), position, epochs, slots), arrays);
    }

    /** What stays the same over a run. */
    record Fixed(Origin origin, Preprocess preprocess) {}

    Header header() {
        return header;
    }

    Map<String, float[]> arrays() {
        return arrays;
    }

    Position position() {
        return header.position();
    }

    /** The same in arrays of its own; those of the best epoch, which nobody changes, are shared. */
    Checkpoint copy() {
        Map<String, float[]> out = new LinkedHashMap<>(arrays);
        moving().forEach((name, values) -> out.put(name, values.clone()));
        return new Checkpoint(header, out);
    }

    /** All arrays but those of the best epoch. */
    Map<String, float[]> moving() {
        Map<String, float[]> out = new LinkedHashMap<>(arrays);
        out.keySet().removeIf(name -> name.startsWith(BEST));
        return out;
    }

    /** The arrays of the best epoch so far, by the network's names; empty before the first epoch has ended. */
    Map<String, float[]> best() {
        Map<String, float[]> out = new LinkedHashMap<>();
        arrays.forEach((name, values) -> {
            if (name.startsWith(BEST)) {
                out.put(name.substring(BEST.length()), values);
            }
        });
        return out;
    }
}
