package dev.fovea.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class OnnxRoundTripTest {
    private static OnnxGraph graph() {
        OnnxGraph graph = new OnnxGraph("test");
        String x = graph.input(OnnxValue.of("x", OnnxType.FLOAT, "n", 3));
        String w = graph.initializer(OnnxTensor.floats("w", new long[] {3, 2}, 1, -2, 3.5f, 4, 5, Float.MIN_VALUE));
        String shape = graph.initializer(OnnxTensor.longs("shape", new long[] {2}, -1, Long.MAX_VALUE));
        graph.initializer(OnnxTensor.truth("yes", true));
        String y = graph.node("MatMul", List.of(x, w));
        graph.output(OnnxValue.of("y", OnnxType.FLOAT, "n", 2), graph.node("Reshape", List.of(y, shape)));
        return graph;
    }

    private static byte[] bytes() {
        return new OnnxModel(graph(), Map.of("Schlüssel", "Größe\n"), "1").toBytes();
    }

    @Test
    void readsWhatWasWritten() {
        OnnxFile file = OnnxReader.read(bytes(), "test");
        assertThat(file.opset()).isEqualTo(OnnxModel.OPSET);
        assertThat(file.metadata()).isEqualTo(Map.of("Schlüssel", "Größe\n"));
        assertThat(file.initializers().keySet()).containsExactly("w", "shape", "yes");
        assertThat(file.initializer("w").floats()).containsExactly(1, -2, 3.5f, 4, 5, Float.MIN_VALUE);
        assertThat(file.initializer("w").shape()).isEqualTo(List.of(3L, 2L));
        assertThat(file.initializer("shape").longs()).containsExactly(-1, Long.MAX_VALUE);
        assertThat(file.initializer("yes").raw()).containsExactly(1);
    }

    @Test
    void readsNumbersInTypedFields() {
        ProtoMessage floats = new ProtoMessage()
                .number(1, 2)
                .number(2, 1)
                .text(8, "f")
                .real(4, 1.5f)
                .real(4, -2);
        ProtoMessage whole = new ProtoMessage()
                .number(1, 2)
                .number(2, 7)
                .text(8, "i")
                .number(7, -3)
                .number(7, 4);
        ProtoMessage bytes = new ProtoMessage()
                .number(1, 2)
                .number(2, 2)
                .text(8, "b")
                .number(5, 255)
                .number(5, 1);
        ProtoMessage graph =
                new ProtoMessage().message(5, floats).message(5, whole).message(5, bytes);
        OnnxFile file = OnnxReader.read(new ProtoMessage().message(7, graph).toBytes(), "test");
        assertThat(file.initializer("f").floats()).containsExactly(1.5f, -2);
        assertThat(file.initializer("i").longs()).containsExactly(-3, 4);
        assertThat(file.initializer("b").raw()).containsExactly(-1, 1);
    }

    @Test
    void numbersInAnotherFileAreRefused() {
        ProtoMessage where = new ProtoMessage().text(1, "location").text(2, "/etc/passwd");
        ProtoMessage tensor = new ProtoMessage()
                .number(1, 1)
                .number(2, 1)
                .text(8, "w")
                .message(13, where)
                .number(14, 1);
        byte[] file = new ProtoMessage()
                .message(7, new ProtoMessage().message(5, tensor))
                .toBytes();
        assertThatThrownBy(() -> OnnxReader.read(file, "test"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("numbers of \"w\" must be in the file itself");
    }

    /** Cut anywhere or with any byte changed, a file is read or refused with the one message; nothing else happens. */
    @Test
    void damagedFilesAreReadOrRefused() {
        byte[] sound = bytes();
        SplittableRandom random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 4000; i++) {
            byte[] damaged = i < sound.length ? java.util.Arrays.copyOf(sound, i) : sound.clone();
            if (i >= sound.length) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                OnnxReader.read(damaged, "damaged.onnx");
            } catch (FoveaException e) {
                assertThat(e).hasMessageContaining("damaged.onnx").hasMessageContaining("near byte");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(sound.length / 2);
    }

    @Test
    void unknownParameterNamesTheNearest() {
        assertThatThrownBy(() -> OnnxReader.read(bytes(), "test").initializer("shap"))
                .hasMessageContaining("Did you mean \"shape\"?");
    }

    @Test
    void graphRefusesUnknownInputsAndNamesUsedTwice() {
        OnnxGraph graph = graph();
        assertThatThrownBy(() -> graph.node("Relu", List.of("z"))).hasMessageContaining("was \"z\"");
        assertThatThrownBy(() -> graph.initializer(OnnxTensor.floats("w", new long[] {1}, 1)))
                .hasMessageContaining("\"w\" came twice");
        assertThatThrownBy(() -> OnnxTensor.floats("w", new long[] {2, 3}, 1)).hasMessageContaining("must be 24");
    }

    @Test
    void branchSeesOutsideValuesButItsOwnStayInside() {
        OnnxGraph graph = graph();
        OnnxGraph branch = graph.branch("then");
        String inside = branch.node("Relu", List.of("x"));
        assertThat(inside).isEqualTo("relu_1");
        assertThat(graph.node("Relu", List.of("x"))).isEqualTo("relu_2");
        assertThatThrownBy(() -> graph.node("Relu", List.of(inside))).hasMessageContaining("relu_1");
    }
}
