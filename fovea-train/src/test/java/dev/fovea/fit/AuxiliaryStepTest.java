package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.batch.Targets;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Auxiliary;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Auxiliary heads learn in the loop, also where the batch is cut into halves. */
class AuxiliaryStepTest {
    private static final int BATCH = 6;

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void headsLearnFromTheSameLoss(int threads) {
        Engine.enter(threads);
        Auxiliary head = new Auxiliary(List.of(Layers.flatten(), Layers.dense(2)), 0.3);
        Network network = Network.of(
                "net",
                Shape.picture(1, 4, 4),
                Layers.conv(3, 3),
                Layers.named("aux", head),
                Layers.flatten(),
                Layers.dense(2));
        Preprocess preprocess = new Preprocess(4, Fit.STRETCH, 4, Channels.GRAY, List.of(0.5), List.of(0.25));
        Recipe recipe = Recipe.scratch()
                .withMachine(Machine.usual().withPrecision("fp32").withThreads(threads));
        byte[] pixels = new byte[BATCH * 16];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / 16 % 2 == 0 ? 13 * i % 40 : 200 + 13 * i % 40);
        }
        LaneWorker.Pixels batch = new LaneWorker.Pixels(pixels, Targets.of(new int[] {0, 1, 0, 1, 0, 1}));
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Model model = Model.of(weights, recipe);
                TrainingStep step = new TrainingStep(
                        network, model, new InputTensor(preprocess, Precision.FP32), recipe, new int[2])) {
            float[] before = weights.values().get("aux.dense1.weight");
            double first = step.run(batch, 1e-2, Seed.of(0)).loss();
            double last = first;
            for (int i = 1; i < 40; i++) {
                last = step.run(batch, 1e-2, Seed.of(i)).loss();
            }
            assertThat(weights.values().get("aux.dense1.weight")).isNotEqualTo(before);
            assertThat(last).isLessThan(first);
        }
    }
}
