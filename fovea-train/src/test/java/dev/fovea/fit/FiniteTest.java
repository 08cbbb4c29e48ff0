package dev.fovea.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.fovea.augment.Preset;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.split.Part;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A run whose loss leaves the numbers stops, and says when, with which pictures, and what to do. */
class FiniteTest {
    private static final Dataset DRAWN = Drawn.characters(120, Seed.of(4));

    private static void train(Recipe recipe) {
        Part train = new Part(DRAWN.first(96), Role.TRAIN);
        Part validation = new Part(DRAWN.first(30), Role.VALIDATION);
        Fitting.fit(Fitting.resolve(recipe, train.data()), train, validation, event -> {}, Interrupt.NEVER);
    }

    /** A rate that throws the weights out of the numbers in the first step. */
    private static Recipe diverging(int batch, double rate, double decay) {
        Recipe plain = Recipe.scratch()
                .withModel("keras-mnist")
                .withAugment(AugmentSettings.of(Preset.OFF))
                .withOptimizer(new Sgd(rate, 0.9, false, decay))
                .withSchedule(Schedule.named("constant", 0))
                .withRegularisation(Regularisation.NONE)
                .withMachine(Machine.usual().withPrecision("fp32"));
        return plain.withLength(new Length(2, batch, 1, 0));
    }

    @Test
    void thePicturesOfTheStepThatLedThereAreNamed() {
        List<String> second =
                named(diverging(32, 1e30, 0)); // weights are huge, and the pictures of step 2 too much for them
        List<String> first = named(diverging(32, 3e38, 1e3)); // weights are no numbers, since step 1
        assertThat(second).hasSize(10).doesNotContainAnyElementsOf(first);
        assertThat(first).hasSize(10);
        List<String> all = DRAWN.samples().stream().map(Sample::name).toList();
        assertThat(all).containsAll(first).containsAll(second);
    }

    private static List<String> named(Recipe recipe) {
        Throwable thrown = catchThrowable(() -> train(recipe));
        assertThat(thrown)
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("loss must be finite, but was NaN (epoch 1, step 2, rate ")
                .hasMessageContaining(" and 22 more). Lower --rate, clip the gradient with --clip 1");
        Matcher names = Pattern.compile("led there: (.*) and 22").matcher(thrown.getMessage());
        assertThat(names.find()).isTrue();
        return List.of(names.group(1).split(", "));
    }

    @Test
    void theLastStepOfAnEpochIsLookedAtToo() {
        assertThatThrownBy(() -> train(diverging(96, 3e38, 1e3)))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("epoch 1, after its last step");
    }
}
