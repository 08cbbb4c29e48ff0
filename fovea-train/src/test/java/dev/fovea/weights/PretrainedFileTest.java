package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class PretrainedFileTest {
    @TempDir
    private Path temp;

    private WeightsFolder folder() {
        return new WeightsFolder(temp.resolve("weights"), Catalogue.read());
    }

    private static StateDict state(Architecture architecture, int channels, int classes) {
        int size = architecture.usualSize();
        Network network = architecture.network(Shape.picture(channels, size, size), classes);
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            return NetworkState.of(weights, architecture.word(), Map.of());
        }
    }

    @Test
    void anArchitectureIsRecognisedByItsArrays() {
        assertThat(Recognition.of(state(Architecture.COMPACT, 3, 1000))).contains(Architecture.COMPACT);
        assertThat(Recognition.of(state(Architecture.COMPACT, 1, 7))).contains(Architecture.COMPACT);
        assertThat(Recognition.of(state(Architecture.KERAS_MNIST, 1, 10))).contains(Architecture.KERAS_MNIST);
        Map<String, StoredTensor> more =
                new LinkedHashMap<>(state(Architecture.COMPACT, 3, 10).tensors());
        more.put("conv9.weight", StoredTensor.floats(List.of(1L), 1));
        assertThat(Recognition.of(new StateDict("more", more, Map.of(), List.of())))
                .isEmpty();
        more.remove("conv9.weight");
        more.remove("conv2.weight");
        assertThat(Recognition.of(new StateDict("less", more, Map.of(), List.of())))
                .isEmpty();
    }

    @Test
    void aFileIsFoundByItsPathAndByItsName() {
        Path file = temp.resolve("mine.safetensors");
        SafetensorsWriter.write(state(Architecture.COMPACT, 3, 10), file);
        PretrainedFile found = PretrainedFile.of(file.toString(), folder(), line -> {});
        assertThat(found.architecture()).isEqualTo(Architecture.COMPACT);
        assertThat(found.published()).isNull();
        assertThat(found.notes()).containsExactly("By its names and shapes, mine.safetensors is of compact.");
        folder().bringIn(file, "my-net", line -> {});
        assertThat(PretrainedFile.of("my-net", folder(), line -> {}).path())
                .isEqualTo(temp.resolve("weights/own/my-net.safetensors"));
    }

    @Test
    void neitherFileNorNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> PretrainedFile.of("resnet18", folder(), line -> {}))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must be a file or known by name, but were \"resnet18\"")
                .hasMessageContaining("Did you mean \"resnet-18\"?");
    }
}
