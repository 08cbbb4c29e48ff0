package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.Seed;
import dev.fovea.batch.Targets;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Several batches that make one step move the weights as one batch of their pictures does. */
class AccumulationTest {
    private static final int SIDE = 8;
    private static final int N = 24;

    /** Sums of 24 gradients in another order, over four steps. */
    private static final float TOLERANCE = 1e-6f;

    private static final Network NETWORK = Network.of(
            "plain", Shape.picture(1, SIDE, SIDE), Layers.conv(4, 3), Layers.relu(), Layers.flatten(), Layers.dense(3));
    private static final Preprocess PREPROCESS =
            new Preprocess(SIDE, Fit.STRETCH, SIDE, Channels.GRAY, List.of(0.5), List.of(0.25));

    private static Recipe recipe(int accumulate, double clip) {
        Recipe plain = Recipe.scratch()
                .withOptimizer(new Sgd(0.05, 0.9, false, 1e-3))
                .withMachine(Machine.usual().withPrecision("fp32").withThreads(2));
        return plain.withLength(plain.length().withAccumulate(accumulate))
                .withRegularisation(
                        plain.regularisation().withClassWeights("balanced").withClip(clip));
    }

    /** Weights after four steps on 24 pictures each, cut at these places; the step ends with the last piece. */
    private static Map<String, float[]> trained(Recipe recipe, int... cuts) {
        Engine.enter(2);
        try (Weights weights = Weights.initial(NETWORK, Seed.of(1), Precision.FP32);
                Model model = Model.of(weights, recipe);
                TrainingStep step = new TrainingStep(
                        NETWORK, model, new InputTensor(PREPROCESS, Precision.FP32), recipe, new int[] {4, 9, 11})) {
            for (int i = 0; i < 4; i++) {
                for (int piece = 0; piece + 1 < cuts.length; piece++) {
                    step.run(batch(i, cuts[piece], cuts[piece + 1]), 0.05, Seed.of(i));
                }
                step.finish();
                assertThat(step.pending()).isZero();
            }
            return weights.values();
        }
    }

    private static LaneWorker.Pixels batch(int number, int from, int to) {
        Random random = new Random(number);
        byte[] pixels = new byte[N * SIDE * SIDE];
        random.nextBytes(pixels);
        Targets targets = new Targets(N);
        for (int row = 0; row < N; row++) {
            targets.set(row, random.nextInt(3), 0.5 + random.nextDouble());
            targets.mix(row, random.nextInt(3), random.nextDouble() / 2);
        }
        byte[] own = Arrays.copyOfRange(pixels, from * SIDE * SIDE, to * SIDE * SIDE);
        return new LaneWorker.Pixels(own, targets.slice(from, to));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.5"})
    void equalsOneLargerBatch(double clip) {
        Map<String, float[]> whole = trained(recipe(1, clip), 0, N);
        Map<String, float[]> halves = trained(recipe(2, clip), 0, 12, N);
        Map<String, float[]> uneven = trained(recipe(4, clip), 0, 10, 11, 20, N);
        assertAlike(whole, halves);
        assertAlike(whole, uneven);
    }

    @Test
    void whatIsLeftAtTheEndOfAnEpochMakesAStepOfItsOwn() {
        assertAlike(trained(recipe(1, 0), 0, N), trained(recipe(100, 0), 0, 12, N));
    }

    @Test
    void theWeightsStayUntilTheStepIsComplete() {
        Map<String, float[]> one = trained(recipe(1, 0), 0, N);
        Map<String, float[]> two = trained(recipe(1, 0), 0, 12, N);
        assertThat(two.get("dense1.weight")[0]).isNotCloseTo(one.get("dense1.weight")[0], within(TOLERANCE));
    }

    private static void assertAlike(Map<String, float[]> expected, Map<String, float[]> actual) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet()).isNotEmpty();
        expected.forEach(
                (name, values) -> assertThat(actual.get(name)).as(name).containsExactly(values, within(TOLERANCE)));
    }

    @Test
    void theRateIsThatOfTheLargerBatch() {
        Recipe large = recipe(1, 0).withLength(new Length(3, 64, 1, 0));
        Recipe small = recipe(1, 0).withLength(new Length(3, 16, 4, 0));
        Pace one = new Pace(large, 256);
        Pace four = new Pace(small, 256);
        one.beginEpoch(EpochSums.begin(2));
        four.beginEpoch(EpochSums.begin(2));
        for (int step = 0; step < 4; step++) {
            for (int batch = 0; batch < 4; batch++) {
                assertThat(four.rate()).isCloseTo(one.rate(), within(1e-15));
                four.stepped(16);
            }
            one.stepped(64);
        }
    }
}
