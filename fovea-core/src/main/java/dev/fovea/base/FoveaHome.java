package dev.fovea.base;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Where Fovea keeps what it fetched for a user: data sets and weights. Runs are not here but in the working folder. */
public final class FoveaHome {
    private FoveaHome() {}

    /**
     * The folder, which need not exist yet: the system property {@code fovea.home}, else the environment's
     * {@code FOVEA_HOME}, else {@code .fovea} in the user's home folder. Asked anew at each call.
     */
    public static Path folder() {
        return Stream.of(System.getProperty("fovea.home", ""), Objects.toString(System.getenv("FOVEA_HOME"), ""))
                .filter(named -> !named.isBlank())
                .findFirst()
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".fovea"));
    }
}
