package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.net.Architecture;
import dev.fovea.net.ClassToken;
import dev.fovea.net.FirstToken;
import dev.fovea.net.FormulaWeights;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Positions;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Positions for another grid, against PyTorch's interpolation; {@code positions.py} says how its numbers are made. */
class PositionGridTest {
    private static final int CHANNELS = 3;
    private static final String NAME = "positions1";

    /** Of numbers up to 1, in floats there. */
    private static final double TOLERANCE = 2e-6;

    static Stream<JsonNode> cases() {
        byte[] file = Checkpoints.committed("positions.json");
        JsonNode list = Json.JSON.tree(new String(file, StandardCharsets.UTF_8), "positions.json");
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** Patches of 2 x 2 pixels. */
    private static Network network(int height, int width) {
        return Network.of(
                "patches",
                Shape.picture(1, 2 * height, 2 * width),
                Layers.conv(CHANNELS, 2).withStride(2),
                new ClassToken(),
                new Positions(),
                new FirstToken(),
                Layers.dense(2));
    }

    private static StateDict state(int side, int places) {
        Network network = network(side, side);
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>(
                    NetworkState.of(weights, "vit.pth", Map.of()).tensors());
            float[] values = FormulaWeights.draws("positions" + side, places * CHANNELS);
            tensors.put(NAME, StoredTensor.floats(List.of(1L, (long) places, (long) CHANNELS), values));
            return new StateDict("vit.pth", tensors, Map.of(), List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void readsInBetweenAsPyTorch(JsonNode golden) {
        int side = golden.path("side").asInt();
        int height = golden.path("height").asInt();
        int width = golden.path("width").asInt();
        Network network = network(height, width);
        try (Weights weights = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            StateDict state = state(side, 1 + side * side);
            Loaded loaded = Loading.into(state, network, weights, Loading.Head.IF_IT_FITS);
            assertThat(loaded.notes())
                    .containsExactly("The positions are re-made for " + height + " x " + width
                            + " patches from those for " + side + " x " + side
                            + ", as the pictures have another size.");
            float[] made = weights.values().get(NAME);
            assertThat(made).hasSize(golden.path("values").size());
            for (int i = 0; i < made.length; i++) {
                assertThat((double) made[i])
                        .as("number %d", i)
                        .isCloseTo(golden.path("values").get(i).asDouble(), within(TOLERANCE));
            }
        }
    }

    @Test
    void theSameGridIsTakenAsItIs() {
        Network network = network(4, 4);
        try (Weights weights = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            Loaded loaded = Loading.into(state(4, 17), network, weights, Loading.Head.IF_IT_FITS);
            assertThat(loaded.notes()).isEmpty();
            assertThat(weights.values().get(NAME)).isEqualTo(FormulaWeights.draws("positions4", 17 * CHANNELS));
        }
    }

    @Test
    void whatIsNoSquareIsRefused() {
        Network network = network(3, 4);
        try (Weights weights = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            for (int places : new int[] {0, 1, 16, 21}) {
                StateDict state = state(4, places);
                assertThatThrownBy(() -> Loading.into(state, network, weights, Loading.Head.IF_IT_FITS))
                        .hasMessageContaining(
                                "1 is of another shape: positions1 [1, " + places + ", 3] instead of [1, 13, 3]");
            }
        }
    }

    /** A file of the usual network for another size is still known. */
    @Test
    void aTransformerForOtherPicturesIsRecognised() {
        Network large = Architecture.VIT_S_16.network(Shape.picture(3, 96, 96), 5);
        try (Weights weights = Weights.initial(large, Seed.of(1), Precision.FP32)) {
            assertThat(Recognition.of(NetworkState.of(weights, "vit.pth", Map.of())))
                    .contains(Architecture.VIT_S_16);
        }
    }
}
