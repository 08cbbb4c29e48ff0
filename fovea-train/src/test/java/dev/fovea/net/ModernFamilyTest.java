package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Seed;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold of every modern architecture, whatever its values are. */
class ModernFamilyTest {
    private static final int N = 4;
    private static final int CLASSES = 3;

    /** Share of the array's largest number, of sums through fifty layers that are added in another order. */
    private static final double ALIKE = 1e-3;

    static Stream<String> words() {
        return ModernGoldenTest.WORDS.stream();
    }

    static Stream<String> small() {
        return ModernGoldenTest.small().map(GoldenNetwork::name);
    }

    static Stream<String> large() {
        return ModernGoldenTest.large().map(GoldenNetwork::name);
    }

    private static Network network(String word, int channels, int height, int width) {
        return Architecture.named(word).network(Shape.picture(channels, height, width), CLASSES);
    }

    @ParameterizedTest
    @MethodSource("words")
    void yamlIsTheSameNetwork(String word) {
        Network network = network(word, 3, 64, 64);
        assertThat(NetworkYaml.read(NetworkYaml.write(network), word)).isEqualTo(network);
    }

    @ParameterizedTest
    @MethodSource("words")
    void anyChannelsSizeAndClasses(String word) {
        for (int channels : List.of(1, 3, 5)) {
            Network network = network(word, channels, 97, 65);
            assertThat(network.node().out()).isEqualTo(Shape.vector(CLASSES));
            assertThat(network.withClasses(7).node().out()).isEqualTo(Shape.vector(7));
            Parameter first = network.node()
                    .leaves()
                    .flatMap(leaf -> leaf.parameters().stream())
                    .findFirst()
                    .orElseThrow();
            assertThat(first.dims().get(1)).isEqualTo(channels);
        }
        assertThat(Architecture.named(word).usualSize()).isBetween(224, 384);
    }

    /** Those that average at the end take a single pixel; those that cut into patches take one patch. */
    @Test
    void tooSmallIsRefusedByName() {
        assertThat(network("mobilenet-v2", 3, 1, 1).classes()).isEqualTo(CLASSES);
        assertThat(network("convnext-tiny", 3, 32, 32).classes()).isEqualTo(CLASSES);
        assertThatThrownBy(() -> network("convnext-tiny", 3, 31, 32))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("features.6.1")
                .hasMessageContaining("Use larger pictures");
        assertThatThrownBy(() -> network("vit-s-16", 3, 16, 15))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("patch_embed.proj");
    }

    /** Of sixteen blocks those around which the input goes, later ones more often. */
    @Test
    void stochasticDepthReachesTheBlocks() {
        Network deep = StochasticDepth.over(network("efficientnet-b0", 3, 64, 64), 0.5);
        List<Double> rates = deep.node()
                .leaves()
                .map(Node::layer)
                .filter(DropPath.class::isInstance)
                .map(layer -> ((DropPath) layer).rate())
                .toList();
        assertThat(rates).hasSize(9).isSorted().doesNotHaveDuplicates().endsWith(0.5);
        assertThatThrownBy(() -> StochasticDepth.over(network("mobilenet-v2", 3, 64, 64), 0.1))
                .hasMessageContaining("mobilenet-v2 has none");
    }

    @ParameterizedTest
    @MethodSource("small")
    void runs(String word) {
        checkRuns(network(word, 1, 72, 56));
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("large")
    void runsIfLarge(String word) {
        checkRuns(network(word, 4, 72, 56));
    }

    /** Every parameter gets a gradient; rewritten is as plain; bfloat16 gives numbers. */
    private static void checkRuns(Network network) {
        Map<String, float[]> plain = step(network, false, Precision.FP32);
        plain.forEach((name, values) -> assertThat(largest(values)).as(name).isPositive());
        Map<String, float[]> rewritten = step(network, true, Precision.FP32);
        assertThat(rewritten.keySet()).isEqualTo(plain.keySet());
        rewritten.forEach((name, values) -> assertThat(difference(values, plain.get(name)))
                .as(name)
                .isLessThan(ALIKE * largest(plain.get(name)) + 1e-6));
        step(network, true, Precision.BF16)
                .forEach((name, values) -> assertThat(largest(values)).as(name).isFinite());
    }

    private static double largest(float[] values) {
        return difference(values, new float[values.length]);
    }

    /** The largest difference; not a number where one of them is not. */
    private static double difference(float[] values, float[] others) {
        double out = 0;
        for (int i = 0; i < values.length; i++) {
            out = Math.max(out, Math.abs((double) values[i] - others[i]));
        }
        return out;
    }

    /** Logits, and gradients of all arrays. */
    private static Map<String, float[]> step(Network random, boolean rewritten, Precision precision) {
        Engine.enter(2);
        Network network = GoldenNetwork.still(random);
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(network, Seed.of(1), precision);
                Gradients gradients = new Gradients(weights.plan())) {
            // batch-norm lifted, so that hardly any ReLU is so near zero that the order of a sum decides it
            FormulaWeights.fill(weights, 0.8, 3);
            Lane lane = rewritten ? new Lane(network, weights, gradients) : Lane.plain(network, weights, gradients);
            Map<String, float[]> out = new LinkedHashMap<>();
            Tensor pictures = FormulaWeights.pictures(N, network.input()).to(precision.type());
            out.put("logits", Tensors.floats(lane.train(pictures, Seed.of(9))));
            Tensor towards =
                    Tensors.of(FormulaWeights.draws("towards", N * CLASSES)).view(N, CLASSES);
            lane.backward(towards.to(precision.type()));
            lane.close();
            weights.plan().places().stream()
                    .filter(FlatPlan.Place::trained)
                    .forEach(place -> out.put(place.name(), Tensors.floats(gradients.of(place.name()))));
            return out;
        }
    }
}
