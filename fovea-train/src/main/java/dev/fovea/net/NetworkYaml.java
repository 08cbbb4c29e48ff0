package dev.fovea.net;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.base.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network as YAML:
 *
 * <pre>{@code
 * name: mine
 * input: [1, 28, 28]
 * layers:
 *   - conv: {channels: 32, kernel: 3}
 *   - relu
 *   - max-pool: 2
 *   - flatten
 *   - dense: 10
 * }</pre>
 */
public final class NetworkYaml {
    private static final List<String> KEYS = List.of("name", "input", "layers");

    private NetworkYaml() {}

    /** The network as YAML, which {@link #read} reads to an equal one; a custom layer is written by its name alone. */
    public static String write(Network network) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", network.name());
        out.put("input", network.input().dims());
        out.put("layers", network.body().layers().stream().map(LayerYaml::write).toList());
        return Json.YAML.write(out);
    }

    /**
     * The network that this YAML describes.
     *
     * @param where what messages call the text, such as a file's name
     * @throws FoveaException if it describes none, with the place
     * @throws IllegalArgumentException naming the layer that cannot take its input, and both shapes
     */
    public static Network read(String yaml, String where) {
        JsonNode tree = Json.YAML.tree(yaml, where);
        tree.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new FoveaException(
                        "keys of " + where + " must be known, but one was \"" + key + "\". " + Nearest.hint(key, KEYS));
            }
        });
        if (!tree.path("input").isArray() || !tree.path("layers").isArray()) {
            throw new FoveaException(where + " must have input: [channels, height, width] and layers:, but has "
                    + fieldNames(tree) + ". See the README's network in YAML.");
        }
        Sequence body = new Sequence(LayerYaml.readAll(tree.path("layers"), where + " layers"));
        return Network.of(tree.path("name").asText("mine"), shape(tree.path("input"), where), body);
    }

    private static Shape shape(JsonNode input, String where) {
        boolean numbers = true;
        for (JsonNode dim : input) {
            numbers &= dim.isInt();
        }
        if (!numbers || input.size() != 3) {
            throw new FoveaException("input of " + where + " must be [channels, height, width], but was " + input
                    + ". Write input: [3, 64, 64], for example.");
        }
        return Shape.picture(
                input.get(0).intValue(), input.get(1).intValue(), input.get(2).intValue());
    }

    private static String fieldNames(JsonNode tree) {
        StringBuilder out = new StringBuilder();
        tree.fieldNames().forEachRemaining(name -> out.append(name).append(' '));
        return out.isEmpty() ? "none of them" : out.toString().trim();
    }
}
