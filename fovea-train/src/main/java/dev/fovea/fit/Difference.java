package dev.fovea.fit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two trees of settings differ, in words. */
final class Difference {
    private static final int SHOWN = 3;

    private Difference() {}

    /** Such as {@code length.epochs is 20 instead of 10}; the first few. */
    static String between(JsonNode now, JsonNode before) {
        List<String> found = new ArrayList<>();
        collect("", now, before, found);
        String more = found.size() > SHOWN ? " and " + (found.size() - SHOWN) + " more differ" : "";
        return found.isEmpty()
                ? "it is written otherwise"
                : String.join(", ", found.subList(0, Math.min(SHOWN, found.size()))) + more;
    }

    private static void collect(String path, JsonNode now, JsonNode before, List<String> found) {
        if (now.isObject() && before.isObject()) {
            TreeSet<String> keys = new TreeSet<>();
            now.fieldNames().forEachRemaining(keys::add);
            before.fieldNames().forEachRemaining(keys::add);
            for (String key : keys) {
                collect(path.isEmpty() ? key : path + "." + key, now.path(key), before.path(key), found);
            }
        } else if (!now.equals(before)) {
            found.add(path + " is " + word(now) + " instead of " + word(before));
        }
    }

    private static String word(JsonNode node) {
        return node.isMissingNode() ? "absent" : node.toString();
    }
}
