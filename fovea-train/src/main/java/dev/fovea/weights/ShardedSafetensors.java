package dev.fovea.weights;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads weights in several {@code .safetensors} files, of which {@code model.safetensors.index.json} says which tensor is
 * where. Pieces lie beside the index: a name that leads elsewhere is refused.
 */
final class ShardedSafetensors {
    private static final long MOST_INDEX = 16 << 20;
    private static final int MOST_PIECES = 1000;

    private ShardedSafetensors() {}

    static StateDict read(Path index) throws IOException {
        BadFormat.unless(
                Files.size(index) <= MOST_INDEX, "an index must have at most %d bytes, but has more", MOST_INDEX);
        JsonNode places = tree(index).path("weight_map");
        BadFormat.unless(
                places.isObject() && places.size() > 0, "an index must have a weight_map of tensors, but has none");
        Map<String, StateDict> pieces = new HashMap<>();
        Map<String, StoredTensor> out = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> place : places.properties()) {
            String piece = place.getValue().asText();
            @Nullable StateDict found = pieces.get(piece);
            if (found == null) {
                found = piece(index, piece);
                pieces.put(piece, found);
                BadFormat.unless(pieces.size() <= MOST_PIECES, "pieces must be at most %d", MOST_PIECES);
            }
            @Nullable StoredTensor tensor = found.tensors().get(place.getKey());
            if (tensor == null) {
                throw new BadFormat("\"" + Names.shown(place.getKey()) + "\" must be in " + piece + ", but is not");
            }
            out.put(place.getKey(), tensor);
        }
        String files = pieces.size() + (pieces.size() == 1 ? " file." : " files.");
        return StateDict.mended(index.toString(), new Unwrapped(out, List.of("The weights lie in " + files)), Map.of());
    }

    private static JsonNode tree(Path index) throws IOException {
        try {
            return Json.JSON.tree(Files.readString(index), "the index");
        } catch (FoveaException e) {
            throw new BadFormat(String.valueOf(e.getMessage()));
        }
    }

    private static StateDict piece(Path index, String name) throws IOException {
        BadFormat.unless(
                name.matches("[\\w-][\\w.-]*\\.safetensors"),
                "pieces must be .safetensors files beside the index, but one is \"%s\"",
                Names.shown(name));
        try (FileBytes bytes = FileBytes.open(index.resolveSibling(name))) {
            return Safetensors.read(name, bytes);
        }
    }
}
