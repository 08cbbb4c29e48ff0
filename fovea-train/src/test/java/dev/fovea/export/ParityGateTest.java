package dev.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.picture.Picture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParityGateTest {
    private final TinyNetwork network = new TinyNetwork(12, Fit.CROP, 12, Channels.RGB);
    private final List<Picture> pictures = IntStream.range(0, 12)
            .mapToObj(i -> TinyNetwork.picture(10 + 3 * i, 40 - 2 * i, 3, i))
            .toList();

    @Test
    void soundFilePasses() {
        Parity parity = ParityGate.check(network.file(), pictures, expected(1.5));
        assertThat(parity.n()).isEqualTo(12);
        assertThat(parity.difference()).isBetween(0.0, 1e-5);
        assertThat(parity.resizedDifference()).isBetween(0.0, 1e-2);
        assertThat(parity).hasToString(parity.toString()).asString().contains("12 pictures");
    }

    @Test
    void graphThatComputesSomethingElseIsRefused() {
        byte[] spoilt = ModelGraph.bytes(network.card(1.5), (OnnxGraph graph, String input) -> {
            NetworkNodes.Outputs sound = network.add(graph, input);
            String nudged = graph.node("Mul", List.of(sound.logits(), graph.scalar(1.01f)));
            return new NetworkNodes.Outputs(nudged, sound.features());
        });
        assertThatThrownBy(() -> ParityGate.check(spoilt, pictures, expected(1.5)))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("must repeat the network within 1e-04");
    }

    @Test
    void wrongCalibrationIsRefused() {
        assertThatThrownBy(() -> ParityGate.check(network.file(), pictures, expected(1.51)))
                .isInstanceOf(FoveaException.class);
    }

    @Test
    void whatIsNotANumberIsRefused() {
        float[][] expected = expected(1.5);
        expected[3][1] = Float.NaN;
        assertThatThrownBy(() -> ParityGate.check(network.file(), pictures, expected))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("picture 3");
    }

    private float[][] expected(double temperature) {
        return pictures.stream()
                .map(picture -> network.probabilities(network.preprocess.fit(picture), temperature))
                .toArray(float[][]::new);
    }
}
