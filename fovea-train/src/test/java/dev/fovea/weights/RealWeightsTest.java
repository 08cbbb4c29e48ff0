package dev.fovea.weights;

import static dev.fovea.net.Layers.batchNorm;
import static dev.fovea.net.Layers.conv;
import static dev.fovea.net.Layers.dense;
import static dev.fovea.net.Layers.globalAveragePool;
import static dev.fovea.net.Layers.relu;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fovea.base.Seed;
import dev.fovea.net.Architecture;
import dev.fovea.net.Layer;
import dev.fovea.net.Named;
import dev.fovea.net.Network;
import dev.fovea.net.Sequence;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Precision;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that others published, with the names, shapes and counts that their SOURCE.txt states. */
class RealWeightsTest {
    @TempDir
    private Path temp;

    @Test
    void mobileNetIsReadAndItsFoldedNormsAreSeen() {
        StateDict state = StateDict.read(SharedWeights.path("mobilenet_v2/mobilenet_v2.safetensors"));
        assertThat(state.tensors()).hasSize(314);
        assertThat(trained(state)).isEqualTo(3_504_872);
        assertThat(state.tensor("features.0.0.weight").shape()).containsExactly(32L, 3L, 3L, 3L);
        assertThat(state.tensor("features.18.1.bias").shape()).containsExactly(1280L);
        assertThat(state.tensor("classifier.1.weight").shape()).containsExactly(1000L, 1280L);
        Network stem = network(
                "features",
                named("0", named("0", conv(32, 3).withPadding(1).withStride(2).withoutBias()), named("1", batchNorm())),
                named("classifier", named("1", dense(5))));
        StateDict part = state.only(state.tensors().keySet().stream()
                .filter(name -> name.startsWith("features.0."))
                .toList());
        try (Weights weights = Weights.initial(stem, Seed.of(1), Precision.FP32)) {
            Loaded loaded = Loading.into(part, stem, weights, Loading.Head.FRESH);
            assertThat(loaded.norms()).isEqualTo(Loaded.Norms.FOLDED);
            assertThat(loaded.fresh()).containsExactly("classifier.1.weight", "classifier.1.bias");
            assertThat(weights.values().get("features.0.0.weight"))
                    .isEqualTo(state.tensor("features.0.0.weight").floats());
        }
    }

    @Test
    void squeezeNetIsRead() {
        StateDict state = StateDict.read(SharedWeights.path("squeezenet1_0/squeezenet1_0.safetensors"));
        assertThat(state.tensors()).hasSize(52);
        assertThat(state.count()).isEqualTo(1_248_424);
        assertThat(state.tensor("classifier.1.weight").shape()).containsExactly(1000L, 512L, 1L, 1L);
        assertThat(state.notes()).isEmpty();
    }

    @Test
    void theOlderFormatIsReadAndWritten() {
        StateDict state = StateDict.read(SharedWeights.path("resnet-cifar10/resnet20-12fca82f.th"));
        assertThat(state.tensors()).hasSize(97);
        assertThat(trained(state)).isEqualTo(269_722);
        assertThat(state.count()).isEqualTo(271_098);
        assertThat(state.tensor("conv1.weight").shape()).containsExactly(16L, 3L, 3L, 3L);
        assertThat(state.tensor("layer3.2.bn2.running_var").shape()).containsExactly(64L);
        assertThat(state.tensor("linear.weight").shape()).containsExactly(10L, 64L);
        assertThat(state.notes())
                .containsExactly(
                        "The state dict lies under \"state_dict\"; not read: best_prec1.",
                        "All names begin with \"module.\", which is left out.");
        Path copy = temp.resolve("resnet20.safetensors");
        SafetensorsWriter.write(state, copy);
        StateDict again = StateDict.read(copy);
        state.tensors()
                .forEach((name, tensor) ->
                        assertThat(again.tensor(name).floats()).isEqualTo(tensor.floats()));
    }

    @ParameterizedTest
    @CsvSource({
        "mobilenet_v2/mobilenet_v2.safetensors, mobilenet-v2",
        "squeezenet1_0/squeezenet1_0.safetensors, squeezenet-1-0",
        "resnet-cifar10/resnet20-12fca82f.th, cifar-resnet-20"
    })
    void theArchitectureIsRecognised(String file, String word) {
        assumeTrue(Architecture.words().contains(word), word + " is not there yet");
        StateDict state = StateDict.read(SharedWeights.path(file));
        assertThat(Recognition.of(state).map(Architecture::word)).contains(word);
        Network network = Architecture.named(word).network(Shape.picture(1, 64, 64), 5);
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            Loaded loaded = Loading.into(state, network, weights, Loading.Head.IF_IT_FITS);
            assertThat(loaded.fresh()).hasSize(2);
            assertThat(loaded.norms() == Loaded.Norms.FOLDED).isEqualTo(word.equals("mobilenet-v2"));
            assertThat(loaded.notes()).anyMatch(note -> note.contains("re-made for 1 channel from that for 3"));
        }
    }

    @Test
    void aRealStemServesGrayPictures() {
        StateDict state = StateDict.read(SharedWeights.path("resnet-cifar10/resnet20-12fca82f.th"));
        Network gray = Network.of(
                "stem",
                Shape.picture(1, 32, 32),
                new Named("conv1", conv(16, 3).withPadding(1).withoutBias()),
                new Named("bn1", batchNorm()),
                relu(),
                globalAveragePool(),
                new Named("linear", dense(10)));
        StateDict part = state.only(List.of(
                "conv1.weight", "bn1.weight", "bn1.bias", "bn1.running_mean", "bn1.running_var", "linear.bias"));
        try (Weights weights = Weights.initial(gray, Seed.of(1), Precision.FP32)) {
            Loaded loaded = Loading.into(part, gray, weights, Loading.Head.FRESH);
            assertThat(loaded.norms()).isEqualTo(Loaded.Norms.MEASURED);
            float[] old = state.tensor("conv1.weight").floats();
            float[] made = weights.values().get("conv1.weight");
            for (int k = 0; k < 9; k++) {
                assertThat((double) made[k]).isCloseTo((double) old[k] + old[9 + k] + old[18 + k], within(1e-6));
            }
        }
    }

    private static long trained(StateDict state) {
        return state.tensors().entrySet().stream()
                .filter(entry -> !entry.getKey().matches(".*(running_mean|running_var|num_batches_tracked)"))
                .mapToLong(entry -> entry.getValue().count())
                .sum();
    }

    private static Network network(String features, Layer stem, Layer classifier) {
        return Network.of(
                "stem", Shape.picture(3, 32, 32), named(features, stem), relu(), globalAveragePool(), classifier);
    }

    private static Named named(String name, Layer... layers) {
        return new Named(
                name, layers.length == 1 && !(layers[0] instanceof Named) ? layers[0] : new Sequence(List.of(layers)));
    }
}
