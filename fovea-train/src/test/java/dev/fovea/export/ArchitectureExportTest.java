package dev.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.net.Architecture;
import dev.fovea.net.Architectures;
import dev.fovea.net.FormulaWeights;
import dev.fovea.net.Lane;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.NetworkGraph;
import dev.fovea.net.NetworkYaml;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.onnx.OnnxReader;
import dev.fovea.picture.Picture;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every shipped network passes the parity gate, and comes out of its model file as it went in. */
class ArchitectureExportTest {
    private static final int N = 3;

    @ParameterizedTest
    @MethodSource("dev.fovea.net.Architectures#light")
    void passesTheGate(Architecture architecture) {
        check(architecture);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("dev.fovea.net.Architectures#heavy")
    void heavyPassesTheGate(Architecture architecture) {
        check(architecture);
    }

    /** Maps of 10 pixels become 4, 10 and 13; only networks that are too heavy for every build do that. */
    @ParameterizedTest
    @ValueSource(ints = {4, 10, 13})
    void adaptivePoolingPassesTheGate(int side) {
        check(
                Network.of(
                        "adaptive",
                        Shape.picture(3, 12, 12),
                        Layers.conv(4, 3),
                        Layers.adaptiveAveragePool(side),
                        Layers.flatten(),
                        Layers.dense(TinyNetwork.CLASSES)),
                1);
    }

    private static void check(Architecture architecture) {
        check(Architectures.small(architecture, TinyNetwork.CLASSES), Architectures.norm(architecture));
    }

    private static void check(Network network, double norm) {
        Engine.enter(2);
        int side = network.input().height();
        TinyNetwork card = new TinyNetwork(side, Fit.STRETCH, side, Channels.RGB);
        List<Picture> pictures = IntStream.range(0, N)
                .mapToObj(i -> TinyNetwork.picture(side, side, 3, i))
                .toList();
        float[] logits;
        byte[] file;
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            FormulaWeights.fill(weights, norm);
            logits = logits(network, weights, card, pictures);
            file = ModelGraph.bytes(card.card(temperature(logits)), (graph, input) -> {
                NetworkGraph.Outputs made = NetworkGraph.add(graph, input, network, weights.values());
                return new NetworkNodes.Outputs(made.logits(), made.features());
            });
        }
        ParityGate.check(file, pictures, probabilities(logits, temperature(logits)));
        assertThat(reloaded(network, file, card, pictures)).isEqualTo(logits);
    }

    /** Logits of any size become probabilities that are neither alike nor 0 and 1, so that the gate sees them move. */
    private static double temperature(float[] logits) {
        double largest = 0;
        for (float logit : logits) {
            largest = Math.max(largest, Math.abs(logit));
        }
        assertThat(largest).isPositive().isFinite();
        return largest / 3;
    }

    private static float[] logits(Network network, Weights weights, TinyNetwork card, List<Picture> pictures) {
        int side = network.input().height();
        float[] pixels = new float[N * side * side * 3];
        for (int i = 0; i < pixels.length; i++) {
            int value = pictures.get(i / (side * side * 3)).pixels()[i % (side * side * 3)] & 0xFF;
            double mean = card.preprocess.mean().get(i % 3);
            pixels[i] =
                    (float) ((value / 255.0 - mean) / card.preprocess.spread().get(i % 3));
        }
        try (PointerScope scope = new PointerScope();
                Lane lane = Lane.forEvaluation(network, weights)) {
            Tensor input = Tensors.of(pixels).view(N, side, side, 3).permute(0, 3, 1, 2);
            return Tensors.floats(lane.evaluate(input));
        }
    }

    private static float[][] probabilities(float[] logits, double temperature) {
        int k = TinyNetwork.CLASSES;
        float[][] out = new float[N][k];
        for (int row = 0; row < N; row++) {
            double sum = 0;
            for (int c = 0; c < k; c++) {
                sum += Math.exp(logits[row * k + c] / temperature);
            }
            for (int c = 0; c < k; c++) {
                out[row][c] = (float) (Math.exp(logits[row * k + c] / temperature) / sum);
            }
        }
        return out;
    }

    private static float[] reloaded(Network network, byte[] file, TinyNetwork card, List<Picture> pictures) {
        Network read = NetworkYaml.read(NetworkYaml.write(network), "test");
        Map<String, float[]> values = new HashMap<>();
        try (Weights weights = Weights.initial(read, Seed.of(2), Precision.FP32)) {
            OnnxReader.read(file, "test").initializers().forEach((name, tensor) -> {
                if (weights.plan().places().stream()
                        .anyMatch(place -> place.name().equals(name))) {
                    values.put(name, tensor.floats());
                }
            });
            weights.take(values);
            return logits(read, weights, card, pictures);
        }
    }
}
