package dev.fovea.weights;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote, number for number; see checkpoints.py beside them. Nothing is rounded but fp64 to a float. */
class CheckpointGoldenTest {
    private static final JsonNode GOLDEN =
            Json.JSON.tree(new String(Checkpoints.committed("golden.json"), StandardCharsets.UTF_8), "golden.json");

    @TempDir
    private Path temp;

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "legacy.pth", "python2.pth", "wrapped.pth", "unsigned.pth", "torch.safetensors"})
    void everyTensorIsWhatPyTorchSays(String name) {
        StateDict state = StateDict.read(Checkpoints.write(temp, name, Checkpoints.committed(name)));
        assertSame(state, GOLDEN.path(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zip.pth", "legacy.pth", "wrapped.pth", "unsigned.pth", "torch.safetensors"})
    void whatIsWrittenReadsTheSame(String name) {
        StateDict state = StateDict.read(Checkpoints.write(temp, name, Checkpoints.committed(name)));
        Path written = temp.resolve("deeper/written.safetensors");
        SafetensorsWriter.write(state, written);
        StateDict again = StateDict.read(written);
        assertSame(again, GOLDEN.path(name));
        assertThat(again.metadata()).containsEntry("format", "pt").containsAllEntriesOf(state.metadata());
    }

    private static void assertSame(StateDict state, JsonNode golden) {
        List<String> names = new ArrayList<>();
        golden.fieldNames().forEachRemaining(names::add);
        assertThat(state.tensors().keySet())
                .containsExactlyInAnyOrderElementsOf(names)
                .isNotEmpty();
        for (String name : names) {
            StoredTensor tensor = state.tensor(name);
            JsonNode wanted = golden.path(name);
            assertThat(tensor.type().torch())
                    .as(name)
                    .isEqualTo(wanted.path("type").asText());
            assertThat(tensor.shape().toString())
                    .as(name)
                    .isEqualTo(longs(wanted.path("shape")).toString());
            assertThat(said(tensor)).as(name).isEqualTo(texts(wanted.path("values"), tensor.type()));
        }
    }

    private static List<String> said(StoredTensor tensor) {
        List<String> out = new ArrayList<>();
        if (tensor.type().isWhole()) {
            for (long value : tensor.longs()) {
                out.add(String.valueOf(value));
            }
        } else {
            for (float value : tensor.floats()) {
                out.add(String.valueOf(value));
            }
        }
        return out;
    }

    private static List<String> texts(JsonNode values, ElementType type) {
        List<String> out = new ArrayList<>();
        for (JsonNode value : values) {
            String text = value.asText();
            String real = text.toLowerCase(Locale.ROOT).replace("inf", "Infinity");
            out.add(type.isWhole() ? text : String.valueOf((float) Double.parseDouble(real)));
        }
        return out;
    }

    private static List<Long> longs(JsonNode values) {
        List<Long> out = new ArrayList<>();
        values.forEach(value -> out.add(value.asLong()));
        return out;
    }

    @Test
    void wrappersAndPrefixesAreSaid() {
        StateDict state = StateDict.read(Checkpoints.write(temp, "a.pth", Checkpoints.committed("wrapped.pth")));
        assertThat(state.notes())
                .containsExactly(
                        "The state dict lies under \"model\"; not read: epoch, optimizer, best.",
                        "All names begin with \"module.\", which is left out.");
    }

    @Test
    void oldNamesOfDenseNetAreMended() {
        byte[] file = Checkpoints.safetensors(
                "{\"features.denselayer2.norm.1.weight\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
                        + "\"features.norm0.weight\":{\"dtype\":\"F32\",\"shape\":[],\"data_offsets\":[4,8]}}",
                8);
        StateDict state = StateDict.read(Checkpoints.write(temp, "a", file));
        assertThat(state.tensors()).containsOnlyKeys("features.denselayer2.norm1.weight", "features.norm0.weight");
        assertThat(state.notes()).hasSize(1);
    }

    @Test
    void halvesAreRead() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            int exponent = bits >> 10 & 31;
            double size = exponent == 0
                    ? (bits & 1023) * Math.pow(2, -24)
                    : exponent == 31
                            ? (bits & 1023) == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                            : (1 + (bits & 1023) / 1024.0) * Math.pow(2, exponent - 15);
            java.nio.ByteBuffer data = java.nio.ByteBuffer.allocate(2)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .putShort(0, (short) bits);
            assertThat(Float.valueOf(ElementType.F16.asFloat(data, 0))) // boxed: equal where both are NaN
                    .isEqualTo(Float.valueOf((float) (bits >> 15 == 0 ? size : -size)));
        }
    }
}
