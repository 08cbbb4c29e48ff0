package dev.fovea.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@ResourceLock(Resources.SYSTEM_PROPERTIES)
class FoveaHomeTest {
    @AfterEach
    void forget() {
        System.clearProperty("fovea.home");
    }

    @Test
    void propertyIsAskedFirst() {
        System.setProperty("fovea.home", "elsewhere");
        assertThat(FoveaHome.folder()).isEqualTo(Path.of("elsewhere"));
    }

    @Test
    void blankPropertyCountsAsNone() {
        System.setProperty("fovea.home", " ");
        String environment = System.getenv("FOVEA_HOME");
        Path expected = environment == null || environment.isBlank()
                ? Path.of(System.getProperty("user.home"), ".fovea")
                : Path.of(environment);
        assertThat(FoveaHome.folder()).isEqualTo(expected);
    }
}
