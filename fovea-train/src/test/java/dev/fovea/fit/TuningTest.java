package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.batch.Targets;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Gradients;
import dev.fovea.net.Lane;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Tensors;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

/** What learns, and how fast, of a network that has learnt before. */
class TuningTest {
    private static final int SIDE = 12;
    private static final int N = 16;

    private static final Network NETWORK = Network.of(
            "stem and block",
            Shape.picture(1, SIDE, SIDE),
            Layers.conv(4, 3).withoutBias(),
            Layers.batchNorm(),
            Layers.relu(),
            Layers.residual(8, 2),
            Layers.globalAveragePool(),
            Layers.dense(3));

    private static final Preprocess PREPROCESS =
            new Preprocess(SIDE, Fit.STRETCH, SIDE, Channels.GRAY, List.of(0.5), List.of(0.25));

    /** Weights and running statistics after three steps, by name. */
    private static Map<String, float[]> trained(Tuning tuning) {
        Recipe plain = Recipe.scratch()
                .withOptimizer(new AdamW(0.01, 0.9, 0.999, 1e-8, 0.05))
                .withMachine(Machine.usual().withPrecision("fp32").withThreads(2));
        Recipe recipe = plain.withNetwork(plain.network().withTuning(tuning))
                .withRegularisation(plain.regularisation().withEma(0));
        Engine.enter(2);
        try (Weights weights = Weights.initial(NETWORK, Seed.of(1), Precision.FP32);
                Model model = Model.of(weights, recipe);
                TrainingStep step = new TrainingStep(
                        NETWORK, model, new InputTensor(PREPROCESS, Precision.FP32), recipe, new int[] {5, 5, 6})) {
            for (int i = 0; i < 3; i++) {
                step.run(batch(i), 0.01, Seed.of(i));
            }
            return new TreeMap<>(weights.values());
        }
    }

    private static LaneWorker.Pixels batch(int number) {
        Random random = new Random(number);
        byte[] pixels = new byte[N * SIDE * SIDE];
        random.nextBytes(pixels);
        Targets targets = new Targets(N);
        for (int row = 0; row < N; row++) {
            targets.set(row, row % 3, 1);
        }
        return new LaneWorker.Pixels(pixels, targets);
    }

    private static Map<String, float[]> untrained() {
        Engine.enter(2);
        try (Weights weights = Weights.initial(NETWORK, Seed.of(1), Precision.FP32)) {
            return new TreeMap<>(weights.values());
        }
    }

    private static List<String> changed(Map<String, float[]> now) {
        Map<String, float[]> before = untrained();
        return now.keySet().stream()
                .filter(name -> !java.util.Arrays.equals(now.get(name), before.get(name)))
                .toList();
    }

    @Test
    void fromScratchEverythingMoves() {
        assertThat(changed(trained(Tuning.ALL)))
                .containsExactlyElementsOf(untrained().keySet());
    }

    @Test
    void withAFrozenBackboneTheHeadAloneMoves() {
        Tuning head = Tuning.GENTLE.withFreeze(Tuning.Freeze.BACKBONE);

        assertThat(changed(trained(head))).containsExactly("dense1.bias", "dense1.weight");
    }

    @Test
    void whatLiesBeforeTheFirstUnfrozenLayerStays() {
        Tuning late = Tuning.GENTLE.withUnfreezeFrom("residual1");

        assertThat(changed(trained(late)))
                .isNotEmpty()
                .contains("dense1.weight")
                .noneMatch(name -> name.startsWith("conv1") || name.startsWith("batch-norm1"))
                .anyMatch(name -> name.startsWith("residual1."));
    }

    @Test
    void frozenStatisticsStayAndTheirScalesLearn() {
        assertThat(changed(trained(Tuning.ALL.withNormStatistics(Tuning.NormMode.FROZEN))))
                .contains("batch-norm1.weight", "batch-norm1.bias")
                .noneMatch(name -> name.contains("running"));
    }

    @Test
    void anEarlierLayerTakesASmallerStep() {
        Map<String, Double> rates = LayerRates.byLayer(NETWORK, Tuning.ALL.withLayerDecay(0.5));

        List<Double> inOrder = Tuning.weighted(NETWORK).stream().map(rates::get).toList();
        assertThat(inOrder).isSorted();
        assertThat(inOrder.get(0)).isCloseTo(Math.pow(0.5, 12), within(1e-12));
        assertThat(inOrder.get(inOrder.size() - 1)).isEqualTo(1);
    }

    /** The whole step, times the layer's share. */
    @Test
    void theStepIsThatShareOfTheWholeOne() {
        Map<String, float[]> before = untrained();
        Map<String, float[]> whole = trainedOnce(1);
        Map<String, float[]> less = trainedOnce(0.5);
        double share =
                LayerRates.byLayer(NETWORK, Tuning.ALL.withLayerDecay(0.5)).get("conv1");
        float[] start = before.get("conv1.weight");
        for (int i = 0; i < start.length; i++) {
            float expected = (float) (start[i] + share * (whole.get("conv1.weight")[i] - start[i]));
            assertThat(less.get("conv1.weight")[i]).isCloseTo(expected, within(1e-6f));
        }
        assertThat(less.get("dense1.weight")).containsExactly(whole.get("dense1.weight"), within(1e-7f));
    }

    private static Map<String, float[]> trainedOnce(double decay) {
        Recipe plain = Recipe.scratch()
                .withMachine(Machine.usual().withPrecision("fp32").withThreads(2))
                .withRegularisation(Regularisation.NONE);
        Recipe recipe = plain.withNetwork(plain.network().withTuning(Tuning.ALL.withLayerDecay(decay)));
        Engine.enter(2);
        try (Weights weights = Weights.initial(NETWORK, Seed.of(1), Precision.FP32);
                Model model = Model.of(weights, recipe);
                TrainingStep step = new TrainingStep(
                        NETWORK, model, new InputTensor(PREPROCESS, Precision.FP32), recipe, new int[] {5, 5, 6})) {
            step.run(batch(1), 0.01, Seed.of(1));
            return weights.values();
        }
    }

    /** Going back stops at the first layer that learns, and until there nothing is different. */
    @Test
    void gradientsOfWhatLearnsAreThoseOfTheWhole() {
        Map<String, float[]> whole = gradients(path -> true);
        Map<String, float[]> some = gradients(path -> path.startsWith("residual1") || path.startsWith("dense1"));
        whole.forEach((name, values) -> {
            if (name.startsWith("residual1") || name.startsWith("dense1")) {
                assertThat(some.get(name)).as(name).containsExactly(values);
            } else {
                assertThat(some.get(name)).as(name).containsOnly(0f);
                assertThat(values).as(name).isNotEqualTo(some.get(name));
            }
        });
    }

    private static Map<String, float[]> gradients(java.util.function.Predicate<String> learning) {
        Engine.enter(2);
        Map<String, float[]> out = new TreeMap<>();
        try (PointerScope scope = new PointerScope();
                Weights weights = Weights.initial(NETWORK, Seed.of(3), Precision.FP32);
                Gradients gradients = new Gradients(weights.plan());
                Lane lane = new Lane(NETWORK, weights, gradients, learning)) {
            Tensor pictures = new InputTensor(PREPROCESS, Precision.FP32).of(batch(4).bytes, 0, N);
            lane.train(pictures, Seed.of(1));
            float[] towards = new float[N * 3];
            for (int i = 0; i < towards.length; i++) {
                towards[i] = i % 7 - 3;
            }
            lane.backward(Tensors.of(towards).view(N, 3));
            weights.plan().places().stream()
                    .filter(place -> place.trained())
                    .forEach(place -> out.put(place.name(), Tensors.floats(gradients.of(place.name()))));
        }
        return out;
    }

    @Test
    void anUnknownLayerIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> Tuning.ALL.withUnfreezeFrom("dense2").learning(NETWORK))
                .hasMessageContaining("unfreeze-from must be a layer or block of stem and block, but was \"dense2\".")
                .hasMessageContaining("Did you mean \"dense1\"?");
    }

    @Test
    void contradictionsAndRangesAreRefused() {
        assertThatThrownBy(() -> Tuning.ALL.withLayerDecay(0)).hasMessageContaining("layer-decay must be above 0");
        assertThatThrownBy(() -> Tuning.ALL.withLayerDecay(1.5)).hasMessageContaining("at most 1");
        assertThatThrownBy(() -> Tuning.ALL.withUnfreezeFrom("dense1").withFreeze(Tuning.Freeze.BACKBONE))
                .hasMessageContaining("unfreeze-from must come without freeze backbone");
    }

    @Test
    void aRecipeSaysIt() {
        Recipe recipe = Recipe.transfer();
        String yaml = Json.YAML.write(recipe);

        assertThat(yaml)
                .contains("layer-decay: 0.8")
                .contains("norm-statistics: frozen")
                .contains("freeze: nothing");
        assertThat(Json.YAML.read(yaml, Recipe.class, "recipe")).isEqualTo(recipe);
    }
}
