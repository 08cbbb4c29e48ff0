package dev.fovea.weights;

import dev.fovea.weights.Pickled.Table;
import dev.fovea.weights.Pickled.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        for (int depth = 0; depth < KEYS.size() && key(table).isPresent(); depth++) {
            table = inner(table, key(table).get(), notes);
        }
        BadFormat.unless(
                holdsTensors(table),
                "it must hold tensors by name, or a table of them under one of %s, but has %s",
                String.join(", ", KEYS),
                shown(List.copyOf(table.entries().keySet())));
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

    /** A state dict itself holds no tables, so where there is one under such a key, that is it. */
    private static Optional<Pickled> key(Table table) {
        return KEYS.stream()
                .filter(word -> table.get(word) instanceof Table)
                .<Pickled>map(Pickled.Text::new)
                .findFirst();
    }

    private static Table inner(Table table, Pickled key, List<String> notes) {
        List<Pickled> others = table.entries().keySet().stream()
                .filter(other -> !other.equals(key))
                .toList();
        notes.add("The state dict lies under \"" + key.text() + "\""
                + (others.isEmpty() ? "." : "; not read: " + shown(others) + "."));
        return table(Objects.requireNonNull(table.entries().get(key)));
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
