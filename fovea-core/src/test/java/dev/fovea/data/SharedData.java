package dev.fovea.data;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The data of others that lies beside a checkout in {@code shared/data}; tests that use it skip where it is absent. */
public final class SharedData {
    private SharedData() {}

    /** A folder or file below shared/data, such as {@code flowers}; skips the test where it is absent. */
    public static Path path(String name) {
        Optional<Path> found = candidates()
                .map(root -> root.resolve(name))
                .filter(Files::exists)
                .findFirst();
        assumeTrue(found.isPresent(), () -> "shared/data/" + name + " is not beside this checkout");
        return found.orElseThrow();
    }

    private static Stream<Path> candidates() {
        Stream<Path> named =
                Stream.ofNullable(System.getenv("FOVEA_SHARED_DATA")).map(Path::of);
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared/data"));
        return Stream.concat(named, above);
    }
}
