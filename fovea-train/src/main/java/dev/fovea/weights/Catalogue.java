package dev.fovea.weights;

import dev.fovea.base.Check;
import dev.fovea.base.Json;
import dev.fovea.base.Nearest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The published weights that Fovea knows, from {@code catalogue.yaml} beside this class, which {@code catalogue.py} made
 * of what torchvision says of its own.
 *
 * @param weights one entry for each, names unique
 */
public record Catalogue(List<Pretrained> weights) {
    /** Copies the list. */
    public Catalogue {
        weights = List.copyOf(weights);
    }

    /** Reads it; a few milliseconds. */
    public static Catalogue read() {
        try (InputStream in = Objects.requireNonNull(
                Catalogue.class.getResourceAsStream("catalogue.yaml"), "the catalogue is in the jar")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Json.YAML.read(yaml, Catalogue.class, "the catalogue of weights");
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of weights cannot be read from the jar", e);
        }
    }

    /** All names. */
    public List<String> names() {
        return weights.stream().map(Pretrained::name).toList();
    }

    /**
     * The entry of this name.
     *
     * @throws IllegalArgumentException if there is none, with the nearest name
     */
    public Pretrained named(String name) {
        Optional<Pretrained> found = find(name);
        Check.that(
                found.isPresent(),
                "weights must be known by name, but were \"%s\". %s",
                name,
                Nearest.hint(name, names()));
        return found.orElseThrow();
    }

    /** The entry of this name, if there is one. */
    public Optional<Pretrained> find(String name) {
        return weights.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The entry whose published file is called like this one, wherever it lies: its preprocess is then known. */
    public Optional<Pretrained> ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return weights.stream()
                .filter(entry -> entry.file().name().equals(name))
                .findFirst();
    }
}
