package dev.fovea.net;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Nearest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the settings of one layer from YAML, and refuses those that nobody asked for. */
final class LayerSettings {
    private final JsonNode node;
    private final String kind;
    private final String where;
    private final Set<String> asked = new LinkedHashSet<>();

    LayerSettings(@Nullable JsonNode node, String kind, String where) {
        this.node = node == null || node.isNull() ? JsonNodeFactory.instance.objectNode() : node;
        this.kind = kind;
        this.where = where + "." + kind;
    }

    /** The setting; a bare value stands for the first one that is asked for besides the name. */
    private @Nullable JsonNode get(String key) {
        boolean first = asked.stream().allMatch("name"::equals);
        asked.add(key);
        if (node.isObject()) {
            return node.get(key);
        }
        return first && !key.equals("name") ? node : null;
    }

    @Nullable String text(String key) {
        JsonNode value = get(key);
        return value == null ? null : value.asText();
    }

    int integer(String key) {
        JsonNode value = get(key);
        if (value == null) {
            throw new FoveaException(key + " of " + kind + " must be given, but is missing (" + where + "). Add " + key
                    + ": 32, for example.");
        }
        return whole(key, value);
    }

    int integer(String key, int usual) {
        JsonNode value = get(key);
        return value == null ? usual : whole(key, value);
    }

    private int whole(String key, JsonNode value) {
        if (!value.isInt()) {
            throw wrong(key, "a whole number", value);
        }
        return value.intValue();
    }

    double number(String key, double usual) {
        JsonNode value = get(key);
        if (value == null && !Double.isNaN(usual)) {
            return usual;
        }
        if (value == null || !value.isNumber()) {
            throw wrong(key, "a number", value);
        }
        return value.doubleValue();
    }

    boolean flag(String key, boolean usual) {
        JsonNode value = get(key);
        if (value != null && !value.isBoolean()) {
            throw wrong(key, "true or false", value);
        }
        return value == null ? usual : value.booleanValue();
    }

    /** Kernel, stride (the kernel's where {@code usualStride} is null), padding and dilation. */
    Window window(@Nullable Extent usualStride) {
        Extent kernel = extent("kernel", null);
        Extent stride = extent("stride", usualStride == null ? kernel : usualStride);
        return new Window(kernel, stride, extent("padding", Extent.NONE), extent("dilation", Extent.ONE));
    }

    /** One number for both axes, or such as 3x1. */
    Extent extent(String key, @Nullable Extent usual) {
        JsonNode value = get(key);
        if (value == null && usual != null) {
            return usual;
        }
        if (value != null && value.isInt()) {
            return Extent.square(value.intValue());
        }
        String text = value == null ? "" : value.asText();
        if (!text.matches("\\d{1,4}x\\d{1,4}")) {
            throw wrong(key, "a whole number or such as 3x1", value);
        }
        int cross = text.indexOf('x');
        return new Extent(Integer.parseInt(text.substring(0, cross)), Integer.parseInt(text.substring(cross + 1)));
    }

    List<Layer> layers() {
        JsonNode value = get("layers");
        return LayerYaml.readAll(value == null ? JsonNodeFactory.instance.arrayNode() : value, where);
    }

    private FoveaException wrong(String key, String rule, @Nullable JsonNode value) {
        return new FoveaException(key + " of " + kind + " must be " + rule + ", but was "
                + (value == null ? "missing" : value) + " (" + where + "). Write " + kind + ": {" + key + ": ...}.");
    }

    /** All that was given must have been asked for. */
    void done() {
        Iterator<String> given = node.fieldNames();
        while (given.hasNext()) {
            String key = given.next();
            if (!asked.contains(key)) {
                throw new FoveaException("settings of " + kind + " must be known, but one was \"" + key + "\" (" + where
                        + "). " + Nearest.hint(key, new ArrayList<>(asked)));
            }
        }
    }
}
