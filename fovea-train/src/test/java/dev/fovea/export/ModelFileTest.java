package dev.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.data.Labels;
import dev.fovea.model.Channels;
import dev.fovea.model.Classifier;
import dev.fovea.model.Fit;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxModel;
import dev.fovea.onnx.OnnxType;
import dev.fovea.onnx.OnnxValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private final TinyNetwork network = new TinyNetwork(12, Fit.CROP, 14, Channels.RGB);

    @Test
    void cardComesBackAsItWasWritten(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("model.onnx"), network.file());
        ModelCard card = ModelFile.read(file).card();
        assertThat(card.provenance().weightsSha256()).hasSize(64);
        assertThat(card).isEqualTo(network.card(1.5).withProvenance(card.provenance()));
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> ModelFile.read(Path.of("no/model.onnx")))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("no/model.onnx");
    }

    @Test
    void onnxFileOfAnotherMakerIsRefused() {
        OnnxGraph graph = new OnnxGraph("other");
        String x = graph.input(OnnxValue.of("x", OnnxType.FLOAT, "n"));
        graph.output(OnnxValue.of("y", OnnxType.FLOAT, "n"), graph.node("Relu", java.util.List.of(x)));
        byte[] other = new OnnxModel(graph, Map.of("author", "somebody"), "1").toBytes();
        assertThatThrownBy(() -> Classifier.load(other))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("not a Fovea model file")
                .hasMessageContaining("[author]");
        assertThatThrownBy(() -> Classifier.load("GIF89a".getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("not a Fovea model file");
    }

    @Test
    void newerFormatAsksForANewerFovea() {
        Map<String, String> metadata = Map.of("fovea", "{\"format\":2,\"unheard\":true}");
        assertThatThrownBy(() -> ModelCard.of(metadata, "m.onnx"))
                .hasMessage("model file format must be 1..1, but was 2 (m.onnx). Update Fovea.");
    }

    /** The later of two properties of one name counts; here it has a label fewer than the graph has columns. */
    @Test
    void labelsMustMatchTheGraph() {
        ModelCard card = network.card(1.5);
        Labels four = new Labels(card.labels().names().subList(0, 4));
        String json = Json.LINE.write(new ModelCard(
                1,
                card.network(),
                four,
                card.preprocess(),
                card.task(),
                card.calibration(),
                card.metrics(),
                card.provenance()));
        byte[] property = field(14, concat(field(1, text("fovea")), field(2, text(json))));
        assertThatThrownBy(() -> Classifier.load(concat(network.file(), property)))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("probabilities must be [n, 4], one column for each label, but were [-1, 5]");
    }

    /** A tensor whose numbers are elsewhere is found in the graph and in a branch of an If. */
    @Test
    void numbersInAnotherFileAreRefused() {
        byte[] location = field(13, concat(field(1, text("location")), field(2, text("/etc/passwd"))));
        byte[] graph = field(5, location);
        byte[] branch = field(1, field(5, field(6, graph)));
        for (byte[] spoilt : new byte[][] {field(7, graph), field(7, branch)}) {
            assertThatThrownBy(() -> ModelFile.of(concat(network.file(), spoilt), "m.onnx"))
                    .isInstanceOf(FoveaException.class)
                    .hasMessageContaining("its numbers must be in the file itself");
        }
        assertThat(ModelFile.of(concat(network.file(), field(7, field(5, field(9, location)))), "m")
                        .name())
                .isEqualTo("m");
    }

    @Test
    void graphsNestedWithoutEndAreRefused() {
        byte[] graph = new byte[0];
        for (int i = 0; i < 2000; i++) {
            graph = field(1, field(5, field(6, graph)));
        }
        byte[] nested = field(7, graph);
        assertThatThrownBy(() -> ModelFile.of(nested, "m.onnx")).hasMessageContaining("nested at most 16 deep");
    }

    /** Cut anywhere or with any byte changed, a file loads or is refused; the process lives on. */
    @Test
    void damagedFilesLoadOrAreRefused() {
        byte[] sound = network.file();
        SplittableRandom random = new SplittableRandom(5);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            byte[] damaged = i < 200 ? Arrays.copyOf(sound, i * sound.length / 200) : sound.clone();
            for (int k = 0; i >= 200 && k < 3; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try (Classifier classifier = Classifier.load(damaged)) {
                assertThat(classifier.labels().size()).isEqualTo(5);
            } catch (FoveaException e) {
                assertThat(e.getMessage()).isNotBlank();
                refused++;
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(200);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A protobuf field that holds bytes. */
    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(number << 3 | 2);
        int length = content.length;
        for (; length >= 128; length >>>= 7) {
            out.write(length % 128 + 128);
        }
        out.write(length);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] out = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, out, a.length, b.length);
        return out;
    }
}
