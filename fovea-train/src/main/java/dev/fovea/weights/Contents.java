package dev.fovea.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is in a state dict, for a person to read. */
public final class Contents {
    private static final int FIRST = 5;
    private static final int LAST = 3;

    private Contents() {}

    /** Lines: how much there is, the first and the last arrays with their shapes, and the notes. */
    public static List<String> of(StateDict state) {
        Map<String, Integer> types = new TreeMap<>();
        state.tensors().values().forEach(tensor -> types.merge(tensor.type().name(), 1, Integer::sum));
        List<String> out = new ArrayList<>();
        out.add(String.format(
                Locale.ROOT,
                "%,d %s, %,d numbers, %.1f MB (%s)",
                state.tensors().size(),
                state.tensors().size() == 1 ? "array" : "arrays",
                state.count(),
                state.bytes() / 1e6,
                types(types)));
        List<String> arrays = state.tensors().entrySet().stream()
                .map(entry -> "  " + Names.shown(entry.getKey()) + " "
                        + entry.getValue().shape())
                .toList();
        if (arrays.size() <= FIRST + LAST + 1) {
            out.addAll(arrays);
        } else {
            out.addAll(arrays.subList(0, FIRST));
            out.add("  ... " + (arrays.size() - FIRST - LAST) + " more");
            out.addAll(arrays.subList(arrays.size() - LAST, arrays.size()));
        }
        out.addAll(state.notes());
        return out;
    }

    private static String types(Map<String, Integer> types) {
        List<String> out = new ArrayList<>();
        types.forEach((type, count) -> out.add(type + " " + count));
        return String.join(", ", out);
    }
}
