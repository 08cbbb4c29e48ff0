package dev.fovea.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Json;
import dev.fovea.fit.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A recipe as YAML, such as the {@code recipe.yaml} of a run folder, which repeats that run to the same weights. What a
 * file leaves out is as in {@link Recipe#scratch}: so a recipe of one's own may be three lines long, and one that was
 * written before there was a setting is still read. Where a file chooses another kind (of optimizer or schedule), it
 * says all about it.
 */
public final class RecipeFile {
    /** A recipe has a hundred lines; what is larger is something else. */
    private static final long LARGEST = 1 << 20;

    private RecipeFile() {}

    /**
     * Reads a recipe.
     *
     * @throws FoveaException if the file cannot be read, holds an unknown key (with the nearest), or a value out of range
     */
    public static Recipe read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new FoveaException("recipe must be a YAML file below 1 MiB, but was larger (" + file + ").");
            }
            JsonNode said = Json.YAML.tree(Files.readString(file), file.toString());
            Check.world(
                    said.isObject(), "recipe must be a YAML file of settings, but %s held none. Check --recipe.", file);
            JsonNode usual = Json.YAML.toTree(Recipe.scratch());
            return Json.YAML.fromTree(over(usual, said), Recipe.class, file.toString());
        } catch (IOException e) {
            throw new FoveaException(
                    "recipe must be a readable YAML file, but " + file + " was not: " + IoReason.of(e)
                            + ". Check --recipe.",
                    e);
        }
    }

    /** The settings of a file laid over the usual ones. */
    private static JsonNode over(JsonNode usual, JsonNode said) {
        if (!usual.isObject() || !said.isObject() || !Objects.equals(usual.get("kind"), said.get("kind"))) {
            return said;
        }
        ObjectNode out = usual.deepCopy();
        said.properties().forEach(entry -> {
            JsonNode known = usual.get(entry.getKey());
            out.set(entry.getKey(), known == null ? entry.getValue() : over(known, entry.getValue()));
        });
        return out;
    }
}
