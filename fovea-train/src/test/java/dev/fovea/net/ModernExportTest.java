package dev.fovea.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.data.Task;
import dev.fovea.export.ModelGraph;
import dev.fovea.export.NetworkNodes;
import dev.fovea.export.Parity;
import dev.fovea.export.ParityGate;
import dev.fovea.model.Calibration;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Preprocess;
import dev.fovea.model.Provenance;
import dev.fovea.picture.Picture;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files of the modern architectures answer in ONNX Runtime as the networks do. */
class ModernExportTest {
    private static final int SIZE = 64;
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

    /** The largest logit after calibration, so that no probability is so near 0 or 1 that it hides differences. */
    private static final double LARGEST = 3;

    @ParameterizedTest
    @MethodSource("dev.fovea.net.ModernGoldenTest#small")
    void small(GoldenNetwork golden) {
        passesTheGate(golden);
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("dev.fovea.net.ModernGoldenTest#large")
    void large(GoldenNetwork golden) {
        passesTheGate(golden);
    }

    private static void passesTheGate(GoldenNetwork golden) {
        Engine.enter(2);
        Network network = Architecture.named(golden.name()).network(Shape.picture(3, SIZE, SIZE), NAMES.size());
        List<Picture> pictures =
                Stream.of(1, 2, 3, 4).map(ModernExportTest::picture).toList();
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32)) {
            FormulaWeights.fill(weights, golden.golden().path("norm").asDouble(), 0);
            float[][] logits = logits(network, weights, pictures);
            double temperature = largest(logits) / LARGEST;
            Map<String, float[]> values = weights.values();
            byte[] file = ModelGraph.bytes(card(network, temperature), (graph, input) -> {
                NetworkGraph.Outputs made = NetworkGraph.add(graph, input, network, values);
                return new NetworkNodes.Outputs(made.logits(), made.features());
            });
            Parity parity = ParityGate.check(file, pictures, probabilities(logits, temperature));
            assertThat(parity.difference()).isBetween(0.0, ParityGate.TOLERANCE);
        }
    }

    private static float[][] logits(Network network, Weights weights, List<Picture> pictures) {
        List<float[]> out = new ArrayList<>();
        try (PointerScope scope = new PointerScope();
                Lane lane = Lane.forEvaluation(network, weights)) {
            for (Picture picture : pictures) {
                Tensor pixels = Tensors.of(normalised(picture)).view(1, SIZE, SIZE, 3);
                out.add(Tensors.floats(lane.evaluate(pixels.permute(0, 3, 1, 2))));
            }
        }
        return out.toArray(float[][]::new);
    }

    private static double largest(float[][] logits) {
        double out = 0;
        for (float[] row : logits) {
            for (float v : row) {
                out = Math.max(out, Math.abs(v));
            }
        }
        return out;
    }

    private static float[][] probabilities(float[][] logits, double temperature) {
        float[][] out = new float[logits.length][];
        for (int row = 0; row < out.length; row++) {
            double[] powers = new double[logits[row].length];
            double sum = 0;
            for (int k = 0; k < powers.length; k++) {
                powers[k] = Math.exp(logits[row][k] / temperature);
                sum += powers[k];
            }
            out[row] = new float[powers.length];
            for (int k = 0; k < powers.length; k++) {
                out[row][k] = (float) (powers[k] / sum);
            }
        }
        return out;
    }

    private static Preprocess preprocess() {
        return new Preprocess(
                SIZE, Fit.STRETCH, SIZE, Channels.RGB, Collections.nCopies(3, 0.5), Collections.nCopies(3, 0.25));
    }

    private static float[] normalised(Picture picture) {
        float[] out = new float[picture.pixels().length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (((picture.pixels()[i] & 255) / 255.0 - 0.5) / 0.25);
        }
        return out;
    }

    /** Blocks of colour with noise on top. */
    private static Picture picture(int seed) {
        Random random = new Random(seed);
        int[] colours = random.ints(3 * 64, 30, 226).toArray();
        byte[] pixels = new byte[3 * SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            int block = i / (3 * SIZE) / 8 * 8 + i / 3 % SIZE / 8;
            pixels[i] = (byte) (colours[3 * block + i % 3] + random.nextInt(-30, 30));
        }
        return new Picture(SIZE, SIZE, 3, pixels);
    }

    private static ModelCard card(Network network, double temperature) {
        return new ModelCard(
                ModelCard.FORMAT,
                NetworkYaml.write(network),
                new Labels(NAMES),
                preprocess(),
                new Task.SingleLabel(),
                Calibration.temperature(temperature),
                Map.of(),
                new Provenance(
                        new Provenance.Data("made up", 0, "", ""),
                        7,
                        "",
                        "2026-01-01T00:00:00Z",
                        Provenance.Machine.here(),
                        ""));
    }
}
