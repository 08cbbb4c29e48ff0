package dev.fovea.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.augment.Preset;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Role;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Provenance;
import dev.fovea.model.SeenArea;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import dev.fovea.split.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A small network learns where nobody tells it shapes on noise; its explanations must find them. */
class WhereItLooksTest {
    private static final int TRAINED = 600;
    private static final int SHOWN = 60;
    /** By methods that ask the network dozens of times a picture; the slow part shows them all. */
    private static final int SHOWN_COSTLY = 20;

    private static final Set<Method> COSTLY = EnumSet.of(Method.INTEGRATED_GRADIENTS, Method.OCCLUSION);

    @TempDir
    private static Path folder;

    private static ModelFile file;
    private static Explainer explainer;

    @BeforeAll
    static void train() throws IOException {
        Path network = Files.writeString(folder.resolve("small.yaml"), """
                name: small
                input: [1, 48, 48]
                layers:
                  - conv: {channels: 16, kernel: 5, padding: 2, bias: false}
                  - batch-norm
                  - relu
                  - max-pool: 2
                  - conv: {channels: 32, kernel: 3, padding: 1, bias: false}
                  - batch-norm
                  - relu
                  - max-pool: 2
                  - conv: {channels: 32, kernel: 3, padding: 1, bias: false}
                  - batch-norm
                  - relu
                  - dropout: 0.1
                  - global-average-pool
                  - dense: 3
                """);
        Recipe recipe = Recipe.scratch()
                .withModel(network.toString())
                .withAugment(AugmentSettings.of(Preset.OFF))
                .withEpochs(12);
        recipe = recipe.withMachine(recipe.machine().withThreads(1).withSeed(5).withPrecision("fp32"));
        Part training = new Part(Shapes.data(0, TRAINED), Role.TRAIN);
        Part validation = new Part(Shapes.data(TRAINED, TRAINED + 90), Role.VALIDATION);
        Fitted fitted = Fitting.fit(
                Fitting.resolve(recipe, training.data()), training, validation, event -> {}, Interrupt.NEVER);
        Provenance provenance = new Provenance(
                new Provenance.Data("shapes", 0, "", ""), 5, "", "2026-01-01T00:00:00Z", Provenance.Machine.here(), "");
        file = ModelFile.of(fitted.export(provenance, validation.data()).file(), "shapes.onnx");
        assertThat(fitted.history().bestEpoch().validation().accuracy()).isGreaterThan(0.95);
        explainer = Explainer.load(file, 1);
    }

    @AfterAll
    static void close() {
        explainer.close();
    }

    private static Explanation explain(int number, Method method) {
        return explainer.explain(Shapes.picture(number), number % 3, method);
    }

    /** Integrated gradients speak of single pixels; the others of places. */
    @ParameterizedTest
    @EnumSource
    void thePeakLiesInTheObject(Method method) {
        assertThat(inside(method, COSTLY.contains(method) ? SHOWN_COSTLY : SHOWN))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Tag("slow") // as above, on as many pictures as the quick methods
    @ParameterizedTest
    @EnumSource(names = {"INTEGRATED_GRADIENTS", "OCCLUSION"})
    void costlyPeaksLieInTheObject(Method method) {
        assertThat(inside(method, SHOWN)).isGreaterThanOrEqualTo(0.9);
    }

    /** The share of so many pictures, not trained on, whose hottest place lies in the object. */
    private static double inside(Method method, int shown) {
        int inside = 0;
        for (int i = 0; i < shown; i++) {
            int number = 10_000 + i;
            HeatSpot spot = explain(number, method).spot();
            SeenArea place = Shapes.place(number);
            double across = place.across(spot.x());
            double down = place.down(spot.y());
            inside += across >= 0 && across <= 1 && down >= 0 && down <= 1 ? 1 : 0;
        }
        return (double) inside / shown;
    }

    @Test
    void deletingTheHeatCostsMoreThanKeepingIt() {
        double deletion = 0;
        double insertion = 0;
        for (int i = 0; i < 20; i++) {
            Faithfulness faithfulness = explainer.faithfulness(explain(10_000 + i, Method.GRAD_CAM));
            assertThat(faithfulness.deletion()).isBetween(0.0, 1.0);
            assertThat(faithfulness.insertion()).isBetween(0.0, 1.0);
            deletion += faithfulness.deletion() / 20;
            insertion += faithfulness.insertion() / 20;
        }
        assertThat(insertion).isGreaterThan(deletion + 0.2);
    }

    /**
     * The two that keep positive gradients alone fail here: whatever feature maps do on the noise, they do something else on
     * the object, and a sum of such maps with positive weights shows it, learnt or not (Adebayo et al. 2018 found the like).
     */
    @ParameterizedTest
    @EnumSource
    void scrambledWeightsChangeTheMap(Method method) {
        List<Explanation> explanations = new ArrayList<>();
        int pictures = COSTLY.contains(method) ? 2 : 6;
        for (int i = 0; i < pictures; i++) {
            explanations.add(explain(10_000 + i, method));
        }
        SanityCheck check = explainer.check(explanations, Seed.of(1));
        boolean positiveAlone = method == Method.GRAD_CAM_PLUS_PLUS || method == Method.LAYER_CAM;
        assertThat(check.isPassed()).as(check.text()).isEqualTo(!positiveAlone);
        assertThat(check.text()).contains(pictures + " pictures");
    }

    @Test
    void aMapThatShowsTheSameWhateverWasLearntFailsTheCheck() {
        assertThat(new SanityCheck(0.9, 0.8, 3).isPassed()).isFalse();
        assertThat(new SanityCheck(null, null, 3).isPassed()).isFalse();
        assertThat(new SanityCheck(0.9, 0.8, 3).text()).contains("do not go by them");
    }

    @Test
    void overlaysAreOfBoundedSizeAndLieRightOnThePicture() {
        int number = 10_001;
        Picture small = Shapes.picture(number);
        Explanation explanation = explainer.explain(small, 1);
        assertThat(explainer.explain(small).prediction()).isEqualTo(explanation.prediction());
        assertThat(explainer.usual()).isEqualTo(Method.GRAD_CAM);
        Picture overlay = Pictures.decode(explanation.png(200));
        assertThat(overlay.width()).isEqualTo(192); // four times 48
        assertThat(Pictures.decode(explanation.jpeg(192)).height()).isEqualTo(192);
        assertThat(explanation.jpeg(192).length).isLessThan(40_000);
        assertThat(explanation.overlay(32).width()).isEqualTo(32);
        HeatSpot spot = explanation.spot();
        assertThat(explanation.heat(spot.x(), spot.y())).isCloseTo(1, within(0.1));
        assertThat(explanation.text()).startsWith("plus (").contains("It found that most");
        assertThatThrownBy(() -> explanation.overlay(3)).hasMessageContaining("side of an overlay must be 16..4096");
    }

    @Test
    void whatCannotBeAskedIsRefusedByName() {
        Picture picture = Shapes.picture(1);
        assertThatThrownBy(() -> explainer.explain(picture, 3)).hasMessage("class must be 0..2, but was 3");
        assertThatThrownBy(() -> explainer.explain(picture, 0, Method.LAYER_CAM, "conv9"))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("layer must be one of small")
                .hasMessageContaining("conv9");
        Explanation earlier = explainer.explain(picture, 1, Method.LAYER_CAM, "conv2");
        assertThat(earlier.map().rows()).isEqualTo(24);
        assertThat(earlier.layer()).isEqualTo("conv2");
    }
}
