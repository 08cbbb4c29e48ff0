package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafetensorsTest {
    @TempDir
    private Path temp;

    @Test
    void theFileIsLaidOutAsTheFormatSays() throws IOException {
        Map<String, StoredTensor> tensors = new LinkedHashMap<>();
        tensors.put("a", StoredTensor.floats(List.of(1L, 2L), 1.5f, -2));
        tensors.put("count", StoredTensor.longs(List.of(), 7));
        Path file = temp.resolve("a.safetensors");
        SafetensorsWriter.write(new StateDict("a", tensors, Map.of("k", "v"), List.of()), file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int length = Math.toIntExact(bytes.getLong(0));
        assertThat(length % 8).isZero();
        assertThat(new String(bytes.array(), 8, length).strip())
                .isEqualTo("{\"__metadata__\":{\"format\":\"pt\",\"k\":\"v\"},"
                        + "\"count\":{\"dtype\":\"I64\",\"shape\":[],\"data_offsets\":[0,8]},"
                        + "\"a\":{\"dtype\":\"F32\",\"shape\":[1,2],\"data_offsets\":[8,16]}}");
        assertThat(bytes.getLong(8 + length)).isEqualTo(7);
        assertThat(bytes.getFloat(16 + length)).isEqualTo(1.5f);
        assertThat(bytes.capacity()).isEqualTo(8 + length + 16);
    }

    @Test
    void aHeadersLengthIsNotTakenForAnotherFormat() {
        for (int length : new int[] {0x3c, 0x280, 0x380, 0x480, 0x580, 0x213c}) { // "<", pickles, "<!"
            String header = "{\"a\":{\"dtype\":\"U8\",\"shape\":[1],\"data_offsets\":[0,1]}}";
            byte[] file = Checkpoints.safetensors(header + " ".repeat(length - header.length()), 1);
            assertThat(StateDict.read(Checkpoints.write(temp, "a" + length, file))
                            .tensors())
                    .containsOnlyKeys("a");
        }
    }

    @Test
    void piecesAreReadThroughTheirIndex() {
        SafetensorsWriter.write(state("a", "b"), temp.resolve("model-1.safetensors"));
        SafetensorsWriter.write(state("c"), temp.resolve("model-2.safetensors"));
        Path index = Checkpoints.write(
                temp,
                "model.safetensors.index.json",
                Checkpoints.bytes("{\"metadata\":{\"total_size\":12},\"weight_map\":{\"c\":\"model-2.safetensors\","
                        + "\"a\":\"model-1.safetensors\",\"b\":\"model-1.safetensors\"}}"));
        StateDict state = StateDict.read(index);
        assertThat(state.tensors()).containsOnlyKeys("c", "a", "b");
        assertThat(state.notes()).containsExactly("The weights lie in 2 files.");
        assertThat(state.tensor("c").floats()).containsExactly(1);
    }

    @Test
    void aFailedWriteLeavesTheOldFile() throws IOException {
        Path file = temp.resolve("a.safetensors");
        SafetensorsWriter.write(state("a"), file);
        byte[] before = Files.readAllBytes(file);
        StateDict reserved = state("__metadata__");
        assertThatThrownBy(() -> SafetensorsWriter.write(reserved, file)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(temp).isDirectoryContaining(path -> path.equals(file));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> state("conv1.weight").tensor("conv.weight"))
                .isInstanceOf(FoveaException.class)
                .hasMessage("weights of mine must include \"conv.weight\", but do not."
                        + " Did you mean \"conv1.weight\"? Allowed: conv1.weight.");
    }

    private static StateDict state(String... names) {
        Map<String, StoredTensor> out = new LinkedHashMap<>();
        for (String name : names) {
            out.put(name, StoredTensor.floats(List.of(1L), 1));
        }
        return new StateDict("mine", out, Map.of(), List.of());
    }
}
