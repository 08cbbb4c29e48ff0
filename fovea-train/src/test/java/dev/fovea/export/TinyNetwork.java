package dev.fovea.export;

import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.data.Task;
import dev.fovea.model.Calibration;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Preprocess;
import dev.fovea.model.Provenance;
import dev.fovea.onnx.OnnxAttribute;
import dev.fovea.onnx.OnnxGraph;
import dev.fovea.onnx.OnnxTensor;
import dev.fovea.picture.Picture;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A network small enough to compute by hand: 3x3 convolution, ReLU, 2x2 max pooling, flatten, dense. Its weights are a
 * formula. It is computed twice, as a graph and as plain loops in double precision, and the two share nothing but the
 * weights.
 */
final class TinyNetwork implements NetworkNodes {
    static final int FILTERS = 4;
    static final int CLASSES = 5;

    final Preprocess preprocess;
    private final int size;
    private final int channels;

    TinyNetwork(int size, Fit fit, int resize, Channels colours) {
        this.size = size;
        this.channels = colours.count();
        this.preprocess = new Preprocess(
                size,
                fit,
                resize,
                colours,
                Collections.nCopies(channels, 0.4),
                IntStream.range(0, channels).mapToObj(c -> 0.2 + 0.05 * c).toList());
    }

    ModelCard card(double temperature) {
        return new ModelCard(
                ModelCard.FORMAT,
                "layers: []",
                new Labels(List.of("daisy", "dandelion", "rose", "sunflower", "tulip")),
                preprocess,
                new Task.SingleLabel(),
                Calibration.temperature(temperature),
                Map.of("validation accuracy", 0.2),
                new Provenance(
                        new Provenance.Data("made up", 0, "", ""),
                        7,
                        "",
                        "2026-01-01T00:00:00Z",
                        Provenance.Machine.here(),
                        ""));
    }

    byte[] file() {
        return ModelGraph.bytes(card(1.5), this);
    }

    @Override
    public Outputs add(OnnxGraph graph, String input) {
        String kernel =
                graph.initializer(OnnxTensor.floats("conv.weight", new long[] {FILTERS, channels, 3, 3}, kernel()));
        String conv = graph.node("Conv", List.of(input, kernel), OnnxAttribute.ints("kernel_shape", 3, 3));
        String pooled = graph.node(
                "MaxPool",
                List.of(graph.node("Relu", List.of(conv))),
                OnnxAttribute.ints("kernel_shape", 2, 2),
                OnnxAttribute.ints("strides", 2, 2));
        String features = graph.node("Flatten", List.of(pooled), OnnxAttribute.of("axis", 1));
        String weight = graph.initializer(OnnxTensor.floats("head.weight", new long[] {CLASSES, features()}, head()));
        return new Outputs(graph.node("Gemm", List.of(features, weight), OnnxAttribute.of("transB", 1)), features);
    }

    private int features() {
        return FILTERS * ((size - 2) / 2) * ((size - 2) / 2);
    }

    private float[] kernel() {
        float[] out = new float[FILTERS * channels * 9];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) Math.sin(1 + i);
        }
        return out;
    }

    private float[] head() {
        float[] out = new float[CLASSES * features()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (Math.cos(i * 0.7) / Math.sqrt(features()));
        }
        return out;
    }

    /** The probabilities of a picture that has been through preprocess, in plain loops. */
    float[] probabilities(Picture fitted, double temperature) {
        double[] logits = new double[CLASSES];
        float[] head = head();
        int side = (size - 2) / 2;
        for (int f = 0; f < FILTERS; f++) {
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    double feature = Math.max(
                            Math.max(conv(fitted, f, 2 * y, 2 * x), conv(fitted, f, 2 * y, 2 * x + 1)),
                            Math.max(conv(fitted, f, 2 * y + 1, 2 * x), conv(fitted, f, 2 * y + 1, 2 * x + 1)));
                    for (int c = 0; c < CLASSES; c++) {
                        logits[c] += Math.max(0, feature) * head[c * features() + (f * side + y) * side + x];
                    }
                }
            }
        }
        return softmax(logits, temperature);
    }

    private double conv(Picture picture, int filter, int y, int x) {
        float[] kernel = kernel();
        double sum = 0;
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < 9; i++) {
                double value = picture.at(y + i / 3, x + i % 3, c) / 255.0;
                double normal =
                        (value - preprocess.mean().get(c)) / preprocess.spread().get(c);
                sum += normal * kernel[(filter * channels + c) * 9 + i];
            }
        }
        return sum;
    }

    private static float[] softmax(double[] logits, double temperature) {
        double[] powers = new double[CLASSES];
        double sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            powers[c] = Math.exp(logits[c] / temperature);
            sum += powers[c];
        }
        float[] out = new float[CLASSES];
        for (int c = 0; c < CLASSES; c++) {
            out[c] = (float) (powers[c] / sum);
        }
        return out;
    }

    /** A picture with structure at every scale, different for every seed. */
    static Picture picture(int height, int width, int channels, long seed) {
        SplittableRandom random = Seed.of(seed).random();
        double a = random.nextDouble(0.02, 0.3);
        double b = random.nextDouble(0.02, 0.3);
        byte[] pixels = new byte[height * width * channels];
        for (int i = 0; i < pixels.length; i++) {
            int y = i / (width * channels);
            int x = i / channels % width;
            double wave = 90 * Math.sin(a * y + i % channels) + 60 * Math.cos(b * x + seed);
            pixels[i] = (byte) (int) Math.max(0, Math.min(255, 128 + wave + random.nextInt(-30, 31)));
        }
        return new Picture(height, width, channels, pixels);
    }
}
