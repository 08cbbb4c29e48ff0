package dev.fovea.run;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.fit.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A recipe as YAML, such as the {@code recipe.yaml} of a run folder, which repeats that run to the same weights. */
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
            return Json.YAML.read(Files.readString(file), Recipe.class, file.toString());
        } catch (IOException e) {
            throw new FoveaException(
                    "recipe must be a readable YAML file, but " + file + " was not: " + e + ". Check --recipe.", e);
        }
    }
}
