package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.batch.BatchSettings;
import dev.fovea.batch.Batches;
import dev.fovea.batch.Targets;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.BatchNorm;
import dev.fovea.net.Gradients;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.picture.Picture;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Losses, schedules and averages against PyTorch 2.15's, in double precision there; made by {@code
 * src/test/resources/golden/fit.py}, which says how. Fovea's losses and schedules are doubles too, and so as near as
 * printed; gradients are rounded to floats once, and averages are floats.
 */
class GoldenFitTest {
    private static final JsonNode GOLDEN = golden();

    /** Doubles, a few operations apart. */
    private static final double EXACT = 1e-12;

    /** A gradient below 4, rounded to a float once, and divided by a sum of weights above 2. */
    private static final double ROUNDED = 1.5e-7;

    private static JsonNode golden() {
        try (InputStream in = GoldenFitTest.class.getResourceAsStream("/golden/fit.json")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Json.JSON.tree(text, "fit.json");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double[] doubles(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }

    private static float[] floats(JsonNode list) {
        float[] out = new float[list.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) list.get(i).asDouble();
        }
        return out;
    }

    static Stream<JsonNode> losses() {
        assertThat(GOLDEN.path("losses")).hasSize(36);
        return StreamSupport.stream(GOLDEN.path("losses").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void lossAndGradient(JsonNode golden) {
        List<Double> weights = golden.path("weighted").asBoolean()
                ? Arrays.stream(doubles(GOLDEN.path("class"))).boxed().toList()
                : List.of();
        double smoothing = golden.path("smoothing").asDouble();
        double gamma = golden.path("gamma").asDouble();
        Targets targets =
                targets(golden.path("mixed").asBoolean(), golden.path("sampled").asBoolean());
        agrees(new Focal(gamma, smoothing, weights), targets, golden);
        if (gamma == 0) {
            agrees(new CrossEntropy(smoothing, weights), targets, golden);
        }
    }

    private static Targets targets(boolean mixed, boolean sampled) {
        Targets targets = new Targets(GOLDEN.path("truth").size());
        for (int row = 0; row < targets.size(); row++) {
            double weight = sampled ? GOLDEN.path("sample").get(row).asDouble() : 1;
            targets.set(row, GOLDEN.path("truth").get(row).asInt(), weight);
            if (mixed) {
                targets.mix(
                        row,
                        GOLDEN.path("other").get(row).asInt(),
                        GOLDEN.path("share").get(row).asDouble());
            }
        }
        return targets;
    }

    private static void agrees(Loss loss, Targets targets, JsonNode golden) {
        float[] logits = floats(GOLDEN.path("logits"));
        float[] gradient = new float[logits.length];
        double weight = loss.weight(targets);
        // logits of six digits are rounded to floats on their way in: 2e-7 of their size
        assertThat(loss.apply(logits, 4, targets, gradient) / weight)
                .isCloseTo(golden.path("mean").asDouble(), within(5e-7));
        for (int i = 0; i < gradient.length; i++) {
            assertThat(gradient[i] / weight)
                    .isCloseTo(golden.path("gradient").get(i).asDouble(), within(ROUNDED));
        }
    }

    static Stream<JsonNode> schedules() {
        assertThat(GOLDEN.path("schedules")).hasSize(7);
        return StreamSupport.stream(GOLDEN.path("schedules").spliterator(), false);
    }

    /** PyTorch's epochs are the beginnings of Fovea's. */
    @ParameterizedTest
    @MethodSource("schedules")
    void scheduleGoesAsPyTorchs(JsonNode golden) {
        double[] s = doubles(golden.path("settings"));
        Schedule schedule = switch (golden.path("schedule").asText()) {
            case "one-cycle" -> new Schedule.OneCycle(s[0], s[1], s[2]);
            case "step" -> new Schedule.Step(s[0], s[1], 0);
            case "cosine" -> new Schedule.Cosine(s[0], 0);
            case "cosine-restarts" -> new Schedule.Restarts(s[0], s[1], s[2], 0);
            case "polynomial" -> new Schedule.Polynomial(s[0], 0);
            case "exponential" -> new Schedule.Exponential(s[0], 0);
            default -> throw new IllegalArgumentException(golden.toString());
        };
        double[] share = doubles(golden.path("share"));
        assertThat(share).hasSizeGreaterThan(10);
        for (int epoch = 0; epoch < share.length; epoch++) {
            double progress = golden.path("progress").get(epoch).asDouble();
            assertThat(schedule.share(progress, epoch)).isCloseTo(share[epoch], within(EXACT));
        }
    }

    static Stream<JsonNode> plateaus() {
        assertThat(GOLDEN.path("plateaus")).hasSize(4);
        return StreamSupport.stream(GOLDEN.path("plateaus").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("plateaus")
    void plateauFallsWhenPyTorchsDoes(JsonNode golden) {
        double[] s = doubles(golden.path("settings"));
        Plateau plateau = new Plateau(s[0], (int) s[1], s[2], s[3], 0);
        double[] losses = doubles(golden.path("losses"));
        double[] share = doubles(golden.path("share"));
        List<EpochReport> reports = new ArrayList<>();
        assertThat(plateau.lowered(reports)).isEqualTo(1);
        for (int i = 0; i < losses.length; i++) {
            reports.add(report(losses[i]));
            assertThat(plateau.lowered(reports)).as("epoch %d", i).isCloseTo(share[i], within(EXACT));
        }
    }

    private static EpochReport report(double loss) {
        EpochReport.Fitness judged = new EpochReport.Fitness(loss, 0.5, 10);
        EpochReport.Fitness other = new EpochReport.Fitness(1, 0.5, 10);
        return new EpochReport(1, 0.1, other, other, judged, 1, new StepTimes(0, 0, 0, 0, 0), 1);
    }

    private static float[] walk(int t) {
        float[] out = new float[4];
        for (int i = 0; i < 4; i++) {
            out[i] = (float) Math.sin(0.3 * t + i);
        }
        return out;
    }

    private static final Network LINEAR =
            Network.of("linear", Shape.picture(1, 2, 2), Layers.flatten(), new dev.fovea.net.Dense(1, false));

    /** Twenty floats, each a weighted mean. */
    @Test
    void movingAverageFollowsAsPyTorchs() {
        Engine.enter(1);
        Regularisation regularisation = Regularisation.NONE.withEma(0.8);
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(LINEAR, Seed.of(1), Precision.FP32)) {
            weights.set("dense1.weight", walk(0));
            try (Weights average = weights.copy();
                    Gradients gradients = new Gradients(weights.plan());
                    FlatRange range = new FlatRange(
                            new FlatRange.Buffers(
                                    weights,
                                    List.of(gradients),
                                    List.of(Tensors.of(new float[16])),
                                    average,
                                    null,
                                    null),
                            new FlatRange.Share(0, 1))) {
                for (int t = 1; t <= 20; t++) {
                    weights.set("dense1.weight", walk(t));
                    range.move(new Sgd(1, 0, false, 0), regularisation, 1, t);
                }
                assertThat(Tensors.floats(average.master("dense1.weight")))
                        .containsExactly(floats(GOLDEN.path("averages").path("ema")), within(1e-6f));
            }
        }
    }

    /** Epochs 1 to 4 are before the average, 5 to 10 in it. */
    @Test
    void equalAverageFollowsAsPyTorchs() {
        Engine.enter(1);
        Recipe recipe = Recipe.scratch().withEpochs(10).withRegularisation(Regularisation.NONE.withSwa(0.6));
        Dataset data = data();
        try (Weights weights = Weights.initial(LINEAR, Seed.of(1), Precision.FP32);
                Model model = Model.of(weights, recipe);
                Batches batches = batches(data)) {
            EqualAverage average = new EqualAverage(LINEAR, model, new InputTensor(PREPROCESS, Precision.FP32), recipe);
            for (int epoch = 1; epoch <= 10; epoch++) {
                weights.set("dense1.weight", walk(epoch));
                average.take(epoch, batches);
                if (epoch <= 5) {
                    assertThat(model.judged().values().get("dense1.weight")).isEqualTo(walk(epoch));
                }
            }
            assertThat(model.judged().values().get("dense1.weight"))
                    .containsExactly(floats(GOLDEN.path("averages").path("swa")), within(1e-6f));
        }
    }

    private static final Preprocess PREPROCESS =
            new Preprocess(6, Fit.STRETCH, 6, Channels.GRAY, List.of(0.4), List.of(0.2));

    private static Dataset data() {
        List<Sample> samples = IntStream.range(0, 10)
                .mapToObj(i -> new Sample("p" + i, () -> picture(i), i % 2, null, null))
                .toList();
        return new Dataset("golden", samples, new Labels(List.of("a", "b")), new Task.SingleLabel(), List.of());
    }

    private static Picture picture(int i) {
        byte[] pixels = new byte[36];
        for (int j = 0; j < pixels.length; j++) {
            pixels[j] = (byte) (37 * i + 11 * j * j + 5 * i * j);
        }
        return new Picture(6, 6, 1, pixels);
    }

    private static Batches batches(Dataset data) {
        return Batches.plain(data, PREPROCESS, BatchSettings.of(4));
    }

    /** Sums of some hundred floats. */
    @Test
    void statisticsAreMeasuredAsByUpdateBn() {
        Engine.enter(1);
        Network network = Network.of(
                "normed",
                Shape.picture(1, 6, 6),
                Layers.conv(2, 3).withoutBias(),
                new BatchNorm(0.3, 1e-5),
                Layers.relu(),
                Layers.globalAveragePool(),
                Layers.dense(2));
        float[] kernel = new float[18];
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] = (float) Math.cos(0.5 * i);
        }
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Batches batches = batches(data())) {
            weights.set("conv1.weight", kernel);
            NormStatistics.measure(network, weights, new InputTensor(PREPROCESS, Precision.FP32), batches.epoch(0));
            JsonNode golden = GOLDEN.path("norm");
            assertThat(weights.values().get("batch-norm1.running_mean"))
                    .containsExactly(floats(golden.path("mean")), within(1e-5f));
            assertThat(weights.values().get("batch-norm1.running_var"))
                    .containsExactly(floats(golden.path("var")), within(5e-5f));
        }
    }
}
