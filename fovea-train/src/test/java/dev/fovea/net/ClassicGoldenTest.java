package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The classical architectures against torchvision's on the same numbers: parameters by name and shape, logits, and
 * gradients of the first and last array (and the auxiliary heads') in training. Made by {@code
 * src/test/resources/golden/classic.py}, which says how.
 */
class ClassicGoldenTest {
    /** Of logits up to 25: a few hundred thousand float products each, added in another order. */
    private static final double LOGITS = 1e-4;

    /**
     * Of an array's largest gradient. PyTorch's own floats are within 6e-5 of its doubles where that was looked at; a value
     * that lies on a ReLU's threshold by a rounding would make a jump of up to 2e-2, so inputs were chosen without.
     */
    private static final double GRADIENTS = 1e-3;

    static Stream<GoldenNetwork> all() {
        return GoldenNetwork.all("/golden/classic.json");
    }

    static Stream<GoldenNetwork> light() {
        return all().filter(GoldenNetwork::isLight);
    }

    static Stream<GoldenNetwork> heavy() {
        return all().filter(golden -> !golden.isLight());
    }

    @ParameterizedTest
    @MethodSource("all")
    void hasTorchvisionsParameters(GoldenNetwork golden) {
        assertThat(all()).hasSize(25);
        golden.checkNames();
    }

    @ParameterizedTest
    @MethodSource("light")
    void computesWhatTorchvisionDoes(GoldenNetwork golden) {
        golden.checkLogits(LOGITS);
        golden.checkGradients(GRADIENTS);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("heavy")
    void heavyComputesWhatTorchvisionDoes(GoldenNetwork golden) {
        golden.checkLogits(LOGITS);
        golden.checkGradients(GRADIENTS);
    }
}
