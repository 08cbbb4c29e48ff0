package dev.fovea.weights;

import dev.fovea.weights.Pickled.Table;
import dev.fovea.weights.Pickled.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state dict inside of what a checkpoint holds: training scripts put it under a key, beside an optimizer and more.
 *
 * @param tensors by name, in the file's order
 * @param notes what was passed over to get there, as sentences
 */
record Unwrapped(Map<String, StoredTensor> tensors, List<String> notes) {
    /** Keys that scripts put a state dict under, the likeliest first. */
    private static final List<String> KEYS = List.of("state_dict", "model_state_dict", "model", "net", "weights");

    private static final int MOST_KEYS_SHOWN = 10;

    /** Copies both. */
    Unwrapped {
        tensors = Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
        notes = List.copyOf(notes);
    }

    /** Finds it, at most so many keys deep as there are words for them. */
    static Unwrapped of(Pickled root, Storages storages) throws IOException {
        List<String> notes = new ArrayList<>();
        Table table = table(root);
        for (int depth = 0; depth < KEYS.size() && !holdsTensors(table); depth++) {
            table = inner(table, notes);
        }
        return new Unwrapped(tensors(table, storages, notes), notes);
    }

    private static Table table(Pickled value) {
        if (value instanceof Table table) {
            return table;
        }
        throw new BadFormat("it must hold a state dict, but holds a " + value.kind());
    }

    private static boolean holdsTensors(Table table) {
        return table.entries().values().stream().anyMatch(value -> value instanceof Tensor);
    }

    private static Table inner(Table table, List<String> notes) {
        Optional<String> key =
                KEYS.stream().filter(word -> table.get(word) instanceof Table).findFirst();
        if (key.isEmpty()) {
            throw new BadFormat("it must hold tensors by name, or a table of them under one of "
                    + String.join(", ", KEYS) + ", but has "
                    + shown(table.entries().keySet().stream().toList()));
        }
        List<Pickled> others = table.entries().keySet().stream()
                .filter(other -> !other.equals(new Pickled.Text(key.get())))
                .toList();
        notes.add("The state dict lies under \"" + key.get() + "\""
                + (others.isEmpty() ? "." : "; not read: " + shown(others) + "."));
        return table(table.entries().get(new Pickled.Text(key.get())));
    }

    private static Map<String, StoredTensor> tensors(Table table, Storages storages, List<String> notes)
            throws IOException {
        Map<String, StoredTensor> out = new LinkedHashMap<>();
        List<Pickled> others = new ArrayList<>();
        for (Map.Entry<Pickled, Pickled> entry : table.entries().entrySet()) {
            if (entry.getKey() instanceof Pickled.Text name && entry.getValue() instanceof Tensor tensor) {
                out.put(name.value(), tensor(name.value(), tensor, storages));
            } else {
                others.add(entry.getKey());
            }
        }
        BadFormat.unless(!out.isEmpty(), "it must hold tensors, but holds none");
        if (!others.isEmpty()) {
            notes.add("Not read, since they are no tensors: " + shown(others) + ".");
        }
        return out;
    }

    private static StoredTensor tensor(String name, Tensor tensor, Storages storages) throws IOException {
        try {
            return storages.tensor(tensor);
        } catch (BadFormat e) {
            throw new BadFormat(e.getMessage() + " (" + Names.shown(name) + ")");
        }
    }

    private static String shown(List<Pickled> keys) {
        List<String> names = keys.stream()
                .limit(MOST_KEYS_SHOWN)
                .map(key -> key instanceof Pickled.Text text ? Names.shown(text.value()) : key.kind())
                .toList();
        int more = keys.size() - names.size();
        return names.isEmpty() ? "nothing" : String.join(", ", names) + (more > 0 ? " and " + more + " more" : "");
    }
}
