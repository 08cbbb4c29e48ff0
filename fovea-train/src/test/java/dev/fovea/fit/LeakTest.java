package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.batch.Targets;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Architecture;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.net.Weights;
import dev.fovea.torch.Engine;
import dev.fovea.torch.Precision;
import java.util.List;
import java.util.Random;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Native memory stays flat over 200 steps, both what the bindings count and what the operating system sees. */
class LeakTest {
    private static final int BATCH = 24;

    @ParameterizedTest
    @EnumSource(names = {"KERAS_MNIST", "COMPACT"})
    void nativeMemoryStaysFlat(Architecture architecture) {
        Engine.enter(2);
        Network network = architecture.network(Shape.picture(1, 28, 28), 10);
        Preprocess preprocess = new Preprocess(28, Fit.STRETCH, 28, Channels.GRAY, List.of(0.5), List.of(0.25));
        Recipe recipe = Recipe.scratch()
                .withMachine(Machine.usual().withPrecision("fp32").withThreads(2));
        Random random = new Random(1);
        byte[] pixels = new byte[BATCH * 28 * 28];
        random.nextBytes(pixels);
        Targets truth = Targets.of(random.ints(BATCH, 0, 10).toArray());
        try (Weights weights = Weights.initial(network, Seed.of(1), Precision.FP32);
                Model model = Model.of(weights, recipe);
                TrainingStep step = new TrainingStep(
                        network, model, new InputTensor(preprocess, Precision.FP32), recipe, new int[10])) {
            run(step, new LaneWorker.Pixels(pixels, truth), 50);
            long counted = Pointer.totalBytes();
            long resident = Pointer.physicalBytes();
            run(step, new LaneWorker.Pixels(pixels, truth), 200);
            assertThat(Pointer.totalBytes() - counted).isLessThan(100_000);
            // a leak of one feature map in a step would be 400 MB
            assertThat(Pointer.physicalBytes() - resident).isLessThan(50_000_000);
        }
    }

    private static void run(TrainingStep step, LaneWorker.Pixels batch, int steps) {
        for (int i = 0; i < steps; i++) {
            step.run(batch, 1e-3, Seed.of(i));
        }
    }
}
