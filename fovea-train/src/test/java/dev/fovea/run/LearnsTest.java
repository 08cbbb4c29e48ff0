package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.augment.Preset;
import dev.fovea.base.Seed;
import dev.fovea.base.Sha256;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Labels;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.fit.Adam;
import dev.fovea.fit.Advice;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Regularisation;
import dev.fovea.fit.Schedule;
import dev.fovea.model.Classifier;
import dev.fovea.score.Evaluation;
import dev.fovea.split.Part;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training learns what is there, learns nothing where there is nothing, and repeats itself to the bit. */
class LearnsTest {
    private static final Dataset DRAWN = Drawn.characters(1_200, Seed.of(11));

    @TempDir
    private Path folder;

    private static Recipe plain(int epochs) {
        return Recipe.scratch()
                .withModel("keras-mnist")
                .withAugment(AugmentSettings.of(Preset.OFF))
                .withOptimizer(new Adam(2e-3, 0.9, 0.999, 1e-8, 0))
                .withSchedule(Schedule.named("constant", 0))
                .withRegularisation(Regularisation.NONE)
                .withEpochs(epochs);
    }

    private static Fitted fit(Recipe recipe, Part train, Part validation) {
        return Fitting.fit(Fitting.resolve(recipe, train.data()), train, validation, event -> {}, Interrupt.NEVER);
    }

    @Test
    void learns32PicturesToTheLast() {
        Part few = new Part(DRAWN.first(32), Role.TRAIN);
        Part same = new Part(DRAWN.first(32), Role.VALIDATION);
        Fitted fitted = fit(plain(40).withLength(plain(40).length().withBatch(8)), few, same);
        assertThat(fitted.history().bestEpoch().validation().accuracy()).isEqualTo(1);
    }

    @Test
    void learnsNothingFromShuffledLabels() {
        List<Sample> samples = new ArrayList<>(DRAWN.samples());
        List<Integer> labels =
                new ArrayList<>(samples.stream().map(Sample::label).toList());
        Collections.shuffle(labels, new Random(1));
        for (int i = 0; i < samples.size(); i++) {
            samples.set(i, samples.get(i).withLabel(labels.get(i)));
        }
        Split split = Split.stratified(DRAWN.withSamples(samples), Shares.percent(50, 10, 40), Seed.of(2));
        Run run = new Trainer(plain(3)).into(folder).fit(split.train(), split.validation(), Progress.silent());
        try (Classifier classifier = run.classifier()) {
            Evaluation test = classifier.evaluate(split.test());
            // 480 pictures of ten classes: chance is 10 %, three standard errors are 4 points
            assertThat(test.accuracy().value()).isCloseTo(0.1, within(0.045));
        }
    }

    @Test
    void repeatsItselfToTheBit() {
        Split split = Split.stratified(DRAWN, Shares.percent(80, 20, 0), Seed.of(2));
        Recipe augmented = plain(2).withAugment(AugmentSettings.of(Preset.STANDARD));
        String first = hash(fit(augmented, split.train(), split.validation()).values());
        String second = hash(fit(augmented, split.train(), split.validation()).values());
        String other = hash(
                fit(augmented.withSeed(2), split.train(), split.validation()).values());
        assertThat(second).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void repeatsItselfWithBatchNormAndDropout() {
        Split split = Split.stratified(DRAWN.first(400), Shares.percent(80, 20, 0), Seed.of(2));
        Recipe compact = plain(1).withModel("compact").withAugment(AugmentSettings.of(Preset.STANDARD));
        String first = hash(fit(compact, split.train(), split.validation()).values());
        assertThat(hash(fit(compact, split.train(), split.validation()).values()))
                .isEqualTo(first);
    }

    private static String hash(Map<String, float[]> values) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(values).forEach((name, array) -> {
            ByteBuffer bytes = ByteBuffer.allocate(4 * array.length);
            bytes.asFloatBuffer().put(array);
            all.append(name).append(Sha256.of(bytes.array()));
        });
        return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void sixtyPicturesWithoutRegularisationAreCalledOverfitting() {
        Split split = Split.stratified(DRAWN, Shares.of(0.05, 0.35, 0.6), Seed.of(3));
        assertThat(split.train().size()).isEqualTo(60);
        Fitted fitted = fit(plain(30).withLength(plain(30).length().withBatch(16)), split.train(), split.validation());
        Advice advice = Advice.of(fitted.history());
        assertThat(advice.verdict()).isEqualTo(Advice.Verdict.OVERFITTING);
        assertThat(advice.text()).contains("add pictures").contains("--augment standard");
    }

    @Test
    void aNetworkOfTwoChannelsIsCalledUnderfitting() throws IOException {
        Path network = folder.resolve("thin.yaml");
        Files.writeString(network, """
                name: thin
                input: [1, 28, 28]
                layers:
                  - conv: {channels: 2, kernel: 3}
                  - relu
                  - max-pool: 4
                  - conv: {channels: 2, kernel: 3}
                  - relu
                  - global-average-pool
                  - dense: 10
                """);
        Split split = Split.stratified(DRAWN, Shares.percent(80, 20, 0), Seed.of(3));
        Fitted fitted = fit(plain(4).withModel(network.toString()), split.train(), split.validation());
        assertThat(Advice.of(fitted.history()).verdict()).isEqualTo(Advice.Verdict.UNDERFITTING);
    }

    @Test
    void theTestPartIsRefused() {
        Split split = Split.stratified(DRAWN, Shares.percent(70, 15, 15), Seed.of(2));
        assertThatThrownBy(() ->
                        new Trainer(plain(1)).into(folder).fit(split.test(), split.validation(), Progress.silent()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test part");
        assertThatThrownBy(() -> new Trainer(plain(1)).into(folder).fit(split.train(), split.test(), Progress.silent()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test part");
    }

    @Test
    void anInterruptEndsAfterTheStepWithAUsableModel() {
        Split split = Split.stratified(DRAWN, Shares.percent(70, 15, 15), Seed.of(2));
        AtomicInteger asked = new AtomicInteger();
        Run run = new Trainer(plain(50))
                .into(folder)
                .until(() -> asked.incrementAndGet() > 10)
                .fit(split.train(), split.validation(), Progress.silent());
        assertThat(run.fitted().history().interrupted()).isTrue();
        assertThat(run.fitted().history().epochs()).hasSize(1);
        try (Classifier classifier = run.classifier()) {
            assertThat(classifier.evaluate(split.test()).n())
                    .isEqualTo(split.test().size());
        }
    }

    @Test
    void goesOnFromItsOwnModelFileAlsoWithOtherClasses() {
        Split split = Split.stratified(DRAWN, Shares.percent(70, 15, 15), Seed.of(2));
        Run first = new Trainer(plain(4)).into(folder).fit(split.train(), split.validation(), Progress.silent());
        Recipe on = Recipe.transfer().withEpochs(1);
        Recipe again = on.withNetwork(
                on.network().withPretrained(first.folder().model().toString()));
        Run second = new Trainer(again).into(folder).fit(split.train(), split.validation(), Progress.silent());
        double before = first.fitted().history().bestEpoch().validation().accuracy();
        assertThat(second.fitted().history().bestEpoch().validation().accuracy())
                .isGreaterThan(before - 0.05);

        List<Sample> pairs = DRAWN.samples().stream()
                .map(sample -> sample.withLabel(sample.label() % 2))
                .toList();
        Dataset parity = new Dataset("parity", pairs, new Labels(List.of("even", "odd")), DRAWN.task(), List.of());
        Split other = Split.stratified(parity, Shares.percent(70, 15, 15), Seed.of(2));
        Run third =
                new Trainer(again.withEpochs(4)).into(folder).fit(other.train(), other.validation(), Progress.silent());
        assertThat(third.fitted().network().classes()).isEqualTo(2);
        assertThat(third.fitted().history().bestEpoch().validation().accuracy()).isGreaterThan(0.7);
    }
}
