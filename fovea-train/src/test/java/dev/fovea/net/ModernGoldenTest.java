package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The modern architectures hold torchvision's names and shapes (timm's for the transformer), and answer as they do on
 * weights by a formula; {@code modern.py} says how the golden values are made.
 */
class ModernGoldenTest {
    /** Floats through some fifty layers, where the peer computed in double precision. */
    private static final double LOGITS = 1e-4;

    /** Share of the array's largest number. */
    private static final double GRADIENTS = 1e-3;

    private static final long LARGE = 6_000_000;

    static final List<String> WORDS = List.of(
            "mobilenet-v2",
            "mobilenet-v3-small",
            "mobilenet-v3-large",
            "efficientnet-b0",
            "efficientnet-b1",
            "efficientnet-b2",
            "efficientnet-b3",
            "efficientnet-v2-s",
            "shufflenet-v2",
            "convnext-tiny",
            "vit-s-16");

    static Stream<GoldenNetwork> all() {
        return GoldenNetwork.all("/golden/modern.json");
    }

    static Stream<GoldenNetwork> small() {
        return all().filter(golden -> golden.network(10).parameters() < LARGE);
    }

    static Stream<GoldenNetwork> large() {
        return all().filter(golden -> golden.network(10).parameters() >= LARGE);
    }

    @Test
    void noneIsLeftOut() {
        assertThat(all().map(GoldenNetwork::name)).containsExactlyElementsOf(WORDS);
        assertThat(Architecture.words()).containsAll(WORDS);
    }

    @ParameterizedTest
    @MethodSource("all")
    void namesAndShapes(GoldenNetwork golden) {
        golden.checkNames();
    }

    @ParameterizedTest
    @MethodSource("small")
    void values(GoldenNetwork golden) {
        golden.checkLogits(LOGITS);
        golden.checkGradients(GRADIENTS);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("large")
    void valuesOfLargeOnes(GoldenNetwork golden) {
        golden.checkLogits(LOGITS);
        golden.checkGradients(GRADIENTS);
    }
}
