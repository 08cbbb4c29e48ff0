package dev.fovea.weights;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Weights of others that lie beside a checkout in {@code shared/data/weights}; tests skip where they are absent. */
final class SharedWeights {
    private SharedWeights() {}

    static Path path(String name) {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("FOVEA_SHARED_DATA")).map(Path::of);
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"));
        Optional<Path> found = Stream.concat(named, above)
                .map(root -> root.resolve("weights").resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(found.isPresent(), () -> "shared/data/weights/" + name + " is not beside this checkout");
        return found.orElseThrow();
    }
}
