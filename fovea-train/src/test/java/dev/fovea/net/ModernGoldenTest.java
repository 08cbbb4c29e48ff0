package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The modern architectures against torchvision's (the transformer against one under timm's names) on the same numbers:
 * parameters by name and shape, logits, and gradients in training. Made by {@code src/test/resources/golden/modern.py},
 * which says how.
 */
class ModernGoldenTest {
    /** Floats through some fifty layers, where the peer computed in double precision. */
    private static final double LOGITS = 1e-4;

    /** Share of the array's largest number. */
    private static final double GRADIENTS = 1e-3;

    static Stream<GoldenNetwork> all() {
        return GoldenNetwork.all("/golden/modern.json");
    }

    static Stream<GoldenNetwork> light() {
        return all().filter(GoldenNetwork::isLight);
    }

    static Stream<GoldenNetwork> heavy() {
        return all().filter(golden -> !golden.isLight());
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasThePeersParameters(GoldenNetwork golden) {
        assertThat(all()).hasSize(11);
        golden.checkNames();
    }

    @ParameterizedTest
    @MethodSource("light")
    void computesWhatThePeerDoes(GoldenNetwork golden) {
        golden.checkLogits(LOGITS);
        golden.checkGradients(GRADIENTS);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("heavy")
    void heavyComputesWhatThePeerDoes(GoldenNetwork golden) {
        golden.checkLogits(LOGITS);
        golden.checkGradients(GRADIENTS);
    }
}
