package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.augment.Preset;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.net.CustomLayer;
import dev.fovea.net.Layers;
import dev.fovea.net.Network;
import dev.fovea.net.Shape;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** A run in bfloat16 whose loss leaves the numbers goes on in full precision from its last good epoch, where asked. */
class FallBackTest {
    private static final Dataset DRAWN = Drawn.characters(200, Seed.of(4));
    private static final Split SPLIT = Split.stratified(DRAWN, Shares.percent(80, 20, 0), Seed.of(2));
    private static final Preprocess PREPROCESS =
            new Preprocess(28, Fit.STRETCH, 28, Channels.GRAY, List.of(0.5), List.of(0.25));

    private static Recipe recipe(boolean fallBack) {
        Recipe asked = Recipe.scratch()
                .withModel("keras-mnist")
                .withAugment(AugmentSettings.of(Preset.OFF))
                .withMachine(Machine.usual()
                        .withPrecision("bf16")
                        .withThreads(1)
                        .withFallBack(fallBack))
                .withLength(new Length(4, 32, 1, 0)); // five steps an epoch
        return Fitting.resolve(asked, SPLIT.train().data());
    }

    /** Breaks in bfloat16 from this many training steps on; evaluation and full precision always work. */
    private static Network breaking(int after) {
        AtomicInteger steps = new AtomicInteger();
        return Network.of(
                "breaking",
                Shape.picture(1, 28, 28),
                Layers.conv(4, 3),
                Layers.relu(),
                Layers.maxPool(4),
                new CustomLayer("fragile", shape -> shape, x -> fragile(x, steps, after), null),
                Layers.flatten(),
                Layers.dense(10));
    }

    private static Tensor fragile(Tensor x, AtomicInteger steps, int after) {
        boolean training = x.size(0) == 32 && x.scalar_type().intern() == ScalarType.BFloat16;
        boolean breaks = training && steps.incrementAndGet() > after;
        return x.mul(new Scalar(breaks ? Double.NaN : 1));
    }

    private static Fitted train(Recipe recipe, Network network, Consumer<TrainingEvent> listener) {
        Origin origin = Origin.of(recipe, network, SPLIT.train(), SPLIT.validation());
        try (Checkpoints checkpoints = Checkpoints.open(Keeping.none(Interrupt.NEVER), recipe, origin, listener)) {
            checkpoints.begin(origin, PREPROCESS);
            return new Attempt(recipe, network, PREPROCESS, Start.of(recipe.network()), listener)
                    .run(SPLIT.train(), SPLIT.validation(), checkpoints);
        }
    }

    @Test
    void withoutTheOptionTheRunStops() {
        assertThatThrownBy(() -> train(recipe(false), breaking(10), event -> {}))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("epoch 3, step 1")
                .hasMessageContaining("--fall-back");
    }

    @Test
    void goesBackToTheLastGoodEpochAndSaysSo() {
        List<Integer> epochs = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        Fitted fitted = train(recipe(true), breaking(12), event -> {
            if (event instanceof TrainingEvent.EpochDone done) {
                epochs.add(done.report().epoch());
            } else if (event instanceof TrainingEvent.Note note) {
                notes.add(note.text());
            }
        });
        assertThat(epochs).containsExactly(1, 2, 3, 4);
        assertThat(notes)
                .singleElement()
                .asString()
                .contains("epoch 3, step 3")
                .contains("Back to the end of epoch 2, and on in fp32");
        assertThat(fitted.history().epochs()).hasSize(4);
        assertFinite(fitted.values());
    }

    @Test
    void goesBackToTheStartWhereNoEpochWasGood() {
        List<String> notes = new ArrayList<>();
        Fitted fitted = train(recipe(true), breaking(1), event -> {
            if (event instanceof TrainingEvent.Note note) {
                notes.add(note.text());
            }
        });
        assertThat(notes).singleElement().asString().contains("Back to the start, and on in fp32");
        assertThat(fitted.history().epochs()).hasSize(4);
        assertFinite(fitted.values());
    }

    private static void assertFinite(Map<String, float[]> values) {
        values.forEach((name, array) -> {
            for (float value : array) {
                assertThat(value).as(name).isFinite();
            }
        });
    }
}
