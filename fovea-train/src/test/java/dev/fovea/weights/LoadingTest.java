package dev.fovea.weights;

import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadingTest {
    @TempDir
    private Path temp;

    @Test
    void whatOneNetworkWroteAnotherTakes() {
        Network network = Architecture.COMPACT.network(Shape.picture(3, 28, 28), 10);
        Path file = temp.resolve("compact.safetensors");
        try (Weights from = Weights.initial(network, Seed.of(1), Precision.FP32);
                Weights to = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            SafetensorsWriter.write(NetworkState.of(from, "compact", Map.of("architecture", "compact")), file);
            Loaded loaded = Loading.into(StateDict.read(file), network, to, Loading.Head.IF_IT_FITS);
            assertThat(loaded.taken()).isEqualTo(to.plan().places().size());
            assertThat(loaded.fresh()).isEmpty();
            assertThat(loaded.notes()).isEmpty();
            assertThat(loaded.norms()).isEqualTo(Loaded.Norms.MEASURED);
            from.values()
                    .forEach((name, values) ->
                            assertThat(to.values().get(name)).as(name).isEqualTo(values));
        }
    }

    @Test
    void aHeadForOtherClassesStaysFresh() {
        Network ten = small(3, 10);
        Network four = small(3, 4);
        try (Weights from = Weights.initial(ten, Seed.of(1), Precision.FP32);
                Weights to = Weights.initial(four, Seed.of(2), Precision.FP32)) {
            Map<String, float[]> before = to.values();
            Loaded loaded = Loading.into(state(from), four, to, Loading.Head.IF_IT_FITS);
            assertThat(loaded.fresh()).containsExactly("dense1.weight", "dense1.bias");
            assertThat(loaded.notes()).containsExactly("The head is fresh: dense1.weight, dense1.bias for 4 classes.");
            assertThat(to.values().get("dense1.weight")).isEqualTo(before.get("dense1.weight"));
            assertThat(to.values().get("conv2.weight")).isEqualTo(from.values().get("conv2.weight"));
        }
        try (Weights from = Weights.initial(ten, Seed.of(1), Precision.FP32);
                Weights to = Weights.initial(ten, Seed.of(2), Precision.FP32)) {
            Map<String, float[]> before = to.values();
            Loaded loaded = Loading.into(state(from), ten, to, Loading.Head.FRESH);
            assertThat(loaded.fresh()).hasSize(2);
            assertThat(to.values().get("dense1.weight")).isEqualTo(before.get("dense1.weight"));
        }
    }

    @Test
    void theFirstConvolutionIsMadeForOtherChannels() {
        for (int channels : new int[] {1, 2, 4, 7}) {
            Network colour = small(3, 10);
            Network other = small(channels, 10);
            try (Weights from = Weights.initial(colour, Seed.of(1), Precision.FP32);
                    Weights to = Weights.initial(other, Seed.of(2), Precision.FP32)) {
                Loaded loaded = Loading.into(state(from), other, to, Loading.Head.IF_IT_FITS);
                assertThat(loaded.notes()).hasSize(1).first().asString().contains("re-made for " + channels);
                // a picture with one value in all channels: every filter answers as before
                float[] old = from.values().get("conv1.weight");
                float[] made = to.values().get("conv1.weight");
                for (int o = 0; o < 6; o++) {
                    for (int k = 0; k < 9; k++) {
                        assertThat(sum(made, o, channels, k)).isCloseTo(sum(old, o, 3, k), within(1e-6));
                    }
                }
                assertThat(to.values().get("conv2.weight"))
                        .isEqualTo(from.values().get("conv2.weight"));
            }
        }
    }

    private static double sum(float[] weights, int output, int channels, int place) {
        double sum = 0;
        for (int i = 0; i < channels; i++) {
            sum += weights[(output * channels + i) * 9 + place];
        }
        return sum;
    }

    @Test
    void allThatDoesNotMatchIsReportedTogetherAndNothingIsChanged() {
        Network network = small(3, 10);
        try (Weights to = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>(state(to).tensors());
            tensors.remove("conv2.weight");
            tensors.remove("batch-norm1.bias");
            tensors.put("batch-norm2.weight", StoredTensor.floats(List.of(2L), 1, 2));
            for (int i = 0; i < 12; i++) {
                tensors.put("layer" + i, StoredTensor.floats(List.of(1L), 1));
            }
            StateDict wrong = new StateDict("mine.pth", tensors, Map.of(), List.of());
            Map<String, float[]> before = to.values();
            assertThatThrownBy(() -> Loading.into(wrong, network, to, Loading.Head.IF_IT_FITS))
                    .isInstanceOf(FoveaException.class)
                    .hasMessage("weights must have the names and shapes of small, but 2 are missing: batch-norm1.bias,"
                            + " conv2.weight; 12 are not of the network: layer0, layer1, layer2, layer3, layer4, layer5,"
                            + " layer6, layer7, layer8, layer9 and 2 more; 1 is of another shape: batch-norm2.weight [2]"
                            + " instead of [8] (mine.pth). Choose the --model that they were trained with, or other"
                            + " weights.");
            before.forEach(
                    (name, values) -> assertThat(to.values().get(name)).as(name).isEqualTo(values));
        }
    }

    @Test
    void auxiliaryHeadsThatTheNetworkLacksArePassedOver() {
        Network network = small(3, 10);
        try (Weights to = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>(state(to).tensors());
            tensors.put("aux1.fc2.weight", StoredTensor.floats(List.of(1L), 1));
            tensors.put("AuxLogits.fc.bias", StoredTensor.floats(List.of(1L), 1));
            Loaded loaded = Loading.into(
                    new StateDict("mine.pth", tensors, Map.of(), List.of()), network, to, Loading.Head.IF_IT_FITS);
            assertThat(loaded.notes())
                    .containsExactly("Passed over 2 arrays of auxiliary heads, which small is built without.");
        }
    }

    @Test
    void foldedNormsThatAreGoneAreUnfolded() {
        Network network = small(3, 10);
        try (Weights to = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            Map<String, StoredTensor> tensors = new LinkedHashMap<>(state(to).tensors());
            tensors.keySet().removeIf(name -> name.startsWith("batch-norm"));
            tensors.put("conv1.bias", StoredTensor.floats(List.of(6L), 1, 2, 3, 4, 5, 6));
            tensors.put("conv2.bias", StoredTensor.floats(List.of(8L), 1, 2, 3, 4, 5, 6, 7, 8));
            Loaded loaded = Loading.into(
                    new StateDict("mine.pth", tensors, Map.of(), List.of()), network, to, Loading.Head.IF_IT_FITS);
            assertThat(loaded.norms()).isEqualTo(Loaded.Norms.FOLDED);
            assertThat(loaded.notes())
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("2 were gone")
                    .contains("stay frozen");
            Map<String, float[]> values = to.values();
            assertThat(values.get("batch-norm1.bias")).containsExactly(1, 2, 3, 4, 5, 6);
            for (int c = 0; c < 6; c++) { // x -> (x - mean) / sqrt(var + eps) * weight + bias = x + bias
                assertThat(values.get("batch-norm1.running_mean")[c]).isZero();
                double scale = values.get("batch-norm1.weight")[c]
                        / Math.sqrt(values.get("batch-norm1.running_var")[c] + 1e-5);
                assertThat(scale).isCloseTo(1, within(1e-7));
            }
        }
    }

    @Test
    void normsThatOnlyAddAreFolded() {
        Network network = small(3, 10);
        try (Weights to = Weights.initial(network, Seed.of(2), Precision.FP32)) {
            StateDict fresh = state(to);
            assertThat(Loading.into(fresh, network, to, Loading.Head.IF_IT_FITS).norms())
                    .isEqualTo(Loaded.Norms.MEASURED); // a fresh network's norms add nothing
            Map<String, StoredTensor> tensors = new LinkedHashMap<>(fresh.tensors());
            tensors.put("batch-norm1.bias", StoredTensor.floats(List.of(6L), 1, 2, 3, 4, 5, 6));
            StateDict adding = new StateDict("mine.pth", tensors, Map.of(), List.of());
            assertThat(Loading.into(adding, network, to, Loading.Head.IF_IT_FITS)
                            .norms())
                    .isEqualTo(Loaded.Norms.FOLDED);
            tensors.put("batch-norm2.running_mean", StoredTensor.floats(List.of(8L), 0, 0, 0, 0, 0, 0, 0, 1));
            StateDict centring = new StateDict("mine.pth", tensors, Map.of(), List.of());
            assertThat(Loading.into(centring, network, to, Loading.Head.IF_IT_FITS)
                            .norms())
                    .isEqualTo(Loaded.Norms.MEASURED);
        }
    }

    @Test
    void halfPrecisionRoundsItsShadow() {
        Network network = small(3, 10);
        try (Weights from = Weights.initial(network, Seed.of(1), Precision.FP32);
                Weights to = Weights.initial(network, Seed.of(2), Precision.BF16)) {
            Loading.into(state(from), network, to, Loading.Head.IF_IT_FITS);
            float[] full = from.values().get("dense1.weight");
            float[] rounded = dev.fovea.torch.Tensors.floats(to.computed("dense1.weight"));
            for (int i = 0; i < full.length; i++) {
                assertThat((double) rounded[i]).isCloseTo(full[i], within(Math.abs(full[i]) / 128.0));
            }
        }
    }

    private static StateDict state(Weights weights) {
        return NetworkState.of(weights, "mine.pth", Map.of());
    }

    private static Network small(int channels, int classes) {
        return Network.of(
                "small",
                Shape.picture(channels, 9, 9),
                conv(6, 3).withoutBias(),
                batchNorm(),
                relu(),
                conv(8, 3).withoutBias(),
                batchNorm(),
                globalAveragePool(),
                dense(classes));
    }
}
