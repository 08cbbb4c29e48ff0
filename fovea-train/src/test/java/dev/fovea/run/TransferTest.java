package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.data.Labels;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.fit.AdamW;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.History;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Tuning;
import dev.fovea.model.Classifier;
import dev.fovea.split.Part;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a model file of other classes to a classifier, on few pictures. */
class TransferTest {
    @TempDir
    private Path folder;

    /** Even digits to learn from, and a hundred odd ones. */
    private static Dataset digits(boolean even, int n) {
        List<Sample> some = Drawn.characters(n, Seed.of(even ? 5 : 6)).samples().stream()
                .filter(sample -> sample.label() % 2 == (even ? 0 : 1))
                .map(sample -> sample.withLabel(sample.label() / 2))
                .toList();
        List<String> names = even ? List.of("0", "2", "4", "6", "8") : List.of("1", "3", "5", "7", "9");
        Dataset all = Drawn.characters(10, Seed.of(1));
        return new Dataset(even ? "even" : "odd", some, new Labels(names), all.task(), List.of());
    }

    private Path backbone() {
        Split split = Split.stratified(digits(true, 3_000), Shares.percent(80, 20, 0), Seed.of(2));
        Recipe recipe = Recipe.scratch().withModel("keras-mnist").withEpochs(4);
        Run run = new Trainer(recipe).into(folder).fit(split.train(), split.validation(), Progress.silent());
        return run.folder().model();
    }

    @Test
    void aFrozenBackboneGivesItsHeadAtOnceAndTheSecondRunReusesTheFeatures() {
        Path model = backbone();
        Split few = Split.stratified(digits(false, 1_600), Shares.percent(50, 25, 25), Seed.of(3));
        Recipe recipe = Recipe.transfer();
        Recipe frozen = recipe.withNetwork(recipe.network()
                .withPretrained(model.toString())
                .withTuning(Tuning.GENTLE.withFreeze(Tuning.Freeze.BACKBONE)));
        List<String> said = new ArrayList<>();

        Run first = new Trainer(frozen).into(folder).fit(few.train(), few.validation(), Progress.of(said::add));
        Run second = new Trainer(frozen).into(folder).fit(few.train(), few.validation(), Progress.of(said::add));

        assertThat(first.fitted().history().epochs()).hasSize(1);
        assertThat(first.fitted().history().bestEpoch().validation().accuracy()).isGreaterThan(0.6);
        assertThat(said).anyMatch(line -> line.contains("computed before"));
        Map<String, float[]> one = first.fitted().values();
        second.fitted()
                .values()
                .forEach((name, values) -> assertThat(values).as(name).containsExactly(one.get(name)));
        try (Classifier classifier = second.classifier()) {
            assertThat(classifier.evaluate(few.test()).accuracy().value()).isGreaterThan(0.6);
        }
    }

    @Test
    void fineTuningStartsFromThatHeadAndIsNoWorse() {
        Path model = backbone();
        Split few = Split.stratified(digits(false, 1_600), Shares.percent(50, 25, 25), Seed.of(3));
        Recipe recipe = Recipe.transfer().withEpochs(4);
        List<String> said = new ArrayList<>();

        Run run = new Trainer(recipe.withNetwork(recipe.network().withPretrained(model.toString())))
                .into(folder)
                .fit(few.train(), few.validation(), Progress.of(said::add));

        assertThat(said).anyMatch(line -> line.startsWith("A linear head was fitted to the frozen features first"));
        assertThat(run.fitted().history().bestEpoch().validation().accuracy()).isGreaterThan(0.6);
    }

    /** Steps so large that nothing is left of what was learnt: then the head on frozen features is what is kept. */
    @Test
    void theStartIsKeptWhereNoEpochIsBetter() {
        Path model = backbone();
        Split few = Split.stratified(digits(false, 1_600), Shares.percent(50, 25, 25), Seed.of(3));
        Recipe recipe = Recipe.transfer().withEpochs(2).withOptimizer(new AdamW(0.5, 0.9, 0.999, 1e-8, 0));
        List<String> said = new ArrayList<>();

        Run run = new Trainer(recipe.withNetwork(recipe.network().withPretrained(model.toString())))
                .into(folder)
                .fit(few.train(), few.validation(), Progress.of(said::add));

        History history = run.fitted().history();
        assertThat(history.best()).isZero();
        assertThat(history.epochs()).extracting(EpochReport::epoch).containsExactly(0, 1, 2);
        assertThat(history.trained()).isEqualTo(2);
        assertThat(history.bestEpoch().validation().accuracy())
                .isGreaterThan(history.last().validation().accuracy());
        assertThat(said).contains("Kept the weights that training began with: no epoch of 2 was better.");
        try (Classifier classifier = run.classifier()) {
            double accuracy = classifier
                    .evaluate(new Part(few.validation().data(), Role.TEST))
                    .accuracy()
                    .value();
            assertThat(accuracy).isEqualTo(history.bestEpoch().validation().accuracy());
        }
    }
}
