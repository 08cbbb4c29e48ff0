package dev.fovea.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.net.Architecture;
import dev.fovea.net.FormulaWeights;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.picture.Picture;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Maps of ResNet-18 against those of pytorch-grad-cam and captum on the same numbers; made by {@code
 * src/test/resources/golden/explain.py}, which says how.
 */
class GoldenMapTest {
    private static final int CLASSES = 10;
    private static final double NORM = 0.5;
    private static final int STEPS = 32;

    /** Asked for; what is found is in the digits behind it. */
    private static final double CORRELATION = 0.99;

    /**
     * Of the largest number. Floats against doubles through 18 layers and back; a number that lies on a ReLU's threshold by a
     * rounding moves a gradient by up to 2 %, see ClassicGoldenTest.
     */
    private static final double SHARE = 0.02;

    private static List<JsonNode> maps() throws IOException {
        try (InputStream in = GoldenMapTest.class.getResourceAsStream("/golden/explain.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return StreamSupport.stream(Json.JSON.tree(text, "explain.json").spliterator(), false)
                    .toList();
        }
    }

    @ParameterizedTest
    @CsvSource({"224,12", "64,2", "32,2"}) // filling eleven million weights costs more than a map
    void agreesWithAnIndependentImplementation(int size, int maps) throws IOException {
        Engine.enter(1);
        List<JsonNode> goldens = maps().stream()
                .filter(golden -> golden.path("size").asInt() == size)
                .toList();
        assertThat(goldens).hasSize(maps);
        Network network = Architecture.named("resnet-18").network(Shape.picture(3, size, size), CLASSES);
        Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
        FormulaWeights.fill(weights, NORM);
        try (LoadedNetwork loaded = new LoadedNetwork(network, weights, Cards.of(network, 0.5, 0.25))) {
            Picture picture = picture(size);
            goldens.forEach(golden -> compare(map(loaded, golden, picture), golden));
        }
    }

    private static HeatMap map(LoadedNetwork loaded, JsonNode golden, Picture picture) {
        Method method = Stream.of(Method.values())
                .filter(m -> m.word().equals(golden.path("method").asText()))
                .findFirst()
                .orElseThrow();
        Question question = new Question(
                picture,
                golden.path("class").asInt(),
                method,
                golden.path("layer").asText());
        return method == Method.INTEGRATED_GRADIENTS
                ? IntegratedGradients.of(loaded, question, STEPS).map()
                : loaded.map(question);
    }

    private static void compare(HeatMap map, JsonNode golden) {
        String which = golden.path("method") + " at " + golden.path("layer") + " of class " + golden.path("class");
        assertThat(map.rows()).as(which).isEqualTo(golden.path("shape").get(0).asInt());
        assertThat(map.columns())
                .as(which)
                .isEqualTo(golden.path("shape").get(1).asInt());
        JsonNode values = golden.path("values");
        int n = values.size();
        double largest = 0;
        double[] own = new double[n];
        double[] peer = new double[n];
        for (int i = 0; i < n; i++) {
            own[i] = map.raw(i / map.columns(), i % map.columns());
            peer[i] = values.get(i).asDouble();
            largest = Math.max(largest, Math.abs(peer[i]));
        }
        assertThat(largest).as(which).isPositive();
        assertThat(Pearson.of(own, peer)).as(which).isGreaterThan(CORRELATION);
        for (int i = 0; i < n; i++) {
            assertThat(own[i]).as("%s, number %d", which, i).isCloseTo(peer[i], within(SHARE * largest));
        }
    }

    private static Picture picture(int size) {
        try (PointerScope scope = new PointerScope()) {
            float[] values = Tensors.floats(FormulaWeights.pictures(1, Shape.picture(3, size, size)));
            byte[] pixels = new byte[values.length];
            for (int i = 0; i < values.length; i++) {
                int pixel = i % (size * size);
                pixels[3 * pixel + i / (size * size)] = (byte) (int) Math.floor((values[i] + 1.5) * 85);
            }
            return new Picture(size, size, 3, pixels);
        }
    }
}
