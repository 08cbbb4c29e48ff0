package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Role;
import dev.fovea.data.Scan;
import dev.fovea.fit.FoldSettings;
import dev.fovea.fit.FoldSettings.Final;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Tuning;
import dev.fovea.model.Classifier;
import dev.fovea.score.Evaluation;
import dev.fovea.split.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folds of pictures with several labels, and what is made of them. */
class MultiLabelFoldsTest {
    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // made once for all tests
    private static Dataset letters;

    @SuppressWarnings("NullAway.Init")
    private static Dataset fresh;

    @SuppressWarnings("NullAway.Init")
    private static Run average;

    @BeforeAll
    static void train() throws IOException {
        letters = Datasets.open(Letters.write(folder, 0, 900).toString(), Scan.usual());
        fresh = Datasets.open(Letters.write(folder, 900, 1200).toString(), Scan.usual());
        Recipe usual = Recipe.scratch().withModel("keras-mnist").withEpochs(12);
        average = run(usual, FoldSettings.of(2).withLast(Final.ENSEMBLE), "average");
    }

    private static Run run(Recipe recipe, FoldSettings folds, String name) {
        Recipe own = recipe.withData(recipe.data().withFolds(folds))
                .withMachine(recipe.machine().withThreads(1).withCache("off").withPrecision("fp32"));
        Trainer trainer = new Trainer(own).into(folder.resolve("runs")).named(name);
        return new Road(trainer, Interrupt.NEVER, Progress.silent())
                .travel(letters)
                .run();
    }

    private static Evaluation judged(Path model) {
        try (Classifier classifier = Classifier.load(model)) {
            return classifier.evaluate(new Part(fresh, Role.TEST));
        }
    }

    private static double microF1(Evaluation evaluation) {
        return Objects.requireNonNull(evaluation.averages().micro().f1()).value();
    }

    @Test
    void theAverageSaysTheLabelsWithThresholdsOfItsOwn() {
        Path run = average.folder().path();
        Evaluation both = judged(run.resolve("model.onnx"));
        double mean = (logLoss(judged(run.resolve("fold-1.onnx"))) + logLoss(judged(run.resolve("fold-2.onnx")))) / 2;

        assertThat(logLoss(both)).isLessThan(mean);
        assertThat(microF1(both)).isGreaterThan(0.65);
        try (Classifier classifier = average.classifier()) {
            assertThat(classifier.card().networks()).isEqualTo(2);
            assertThat(classifier.card().thresholds()).hasSize(6).anyMatch(threshold -> threshold != 0.5);
        }
    }

    private static double logLoss(Evaluation evaluation) {
        return evaluation.overall().logLoss().value();
    }

    @Test
    void headsOnOneBackboneAreRefittedWithThresholdsOfTheFolds() {
        Recipe transfer = Recipe.transfer();
        Recipe frozen = transfer.withNetwork(transfer.network()
                .withPretrained(average.folder().path().resolve("fold-1.onnx").toString())
                .withTuning(Tuning.GENTLE.withFreeze(Tuning.Freeze.BACKBONE)));

        Run run = run(frozen, FoldSettings.of(3).withLast(Final.REFIT), "heads");

        assertThat(microF1(judged(run.folder().model()))).isGreaterThan(0.65);
        try (Classifier classifier = run.classifier()) {
            assertThat(classifier.card().networks()).isEqualTo(1);
            assertThat(classifier.card().thresholds()).anyMatch(threshold -> threshold != 0.5);
        }
    }
}
