package dev.fovea.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.data.Datasets;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.data.Scan;
import dev.fovea.data.Task;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Classifier;
import dev.fovea.model.Prediction;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.EvaluationText;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import dev.fovea.score.Thresholds;
import dev.fovea.split.Part;
import dev.fovea.split.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of one to three letters, from a table to the model file, prediction and evaluation: several labels a picture. */
class MultiLabelRoadTest {
    private static final int TRAINED = 2400;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // made once for all tests
    private static Run run;

    @BeforeAll
    static void train() throws IOException {
        Dataset letters = Datasets.open(Letters.write(folder, 0, TRAINED).toString(), Scan.usual());
        assertThat(letters.task()).isEqualTo(new Task.MultiLabel());
        assertThat(letters.labels().names()).isEqualTo(Letters.NAMES);
        Recipe recipe = Recipe.scratch().withModel("keras-mnist").withEpochs(16);
        run = new Road(new Trainer(recipe).into(folder.resolve("runs")), Interrupt.NEVER, Progress.silent())
                .travel(letters)
                .run();
    }

    private static String file(String name) throws IOException {
        return Files.readString(run.folder().path().resolve(name));
    }

    private static double microF1(Evaluation evaluation) {
        Estimate f1 = Objects.requireNonNull(evaluation.averages().micro().f1());
        return f1.value();
    }

    @Test
    void theRunFolderSaysHowGoodItIs() throws IOException {
        Evaluation test = Evaluation.fromJson(file("evaluation.json"), "evaluation.json");
        Predictions predictions = PredictionsCsv.read(file("predictions.csv"), "predictions.csv");

        assertThat(test.part()).isEqualTo("test");
        assertThat(microF1(test)).isGreaterThanOrEqualTo(0.97);
        assertThat(predictions.isMultiLabel()).isTrue();
        assertThat(predictions.size()).isEqualTo(test.n());
        assertThat(file("recipe.yaml")).contains("task: multi-label");
        assertThat(file("log.txt")).contains("Labels are said from these probabilities on: A ");
        assertThat(file("report.html"))
                .contains("Micro-F1 by epoch", "Mean average precision (mAP)", "Hamming loss")
                .doesNotContain("Confusion matrix");
        assertThat(RecipeFile.read(run.folder().path().resolve("recipe.yaml"))
                        .network()
                        .task())
                .isEqualTo(new Task.MultiLabel());
    }

    @Test
    void newPicturesArePredictedAndEvaluatedFromTheModelFileAlone() throws IOException {
        Dataset fresh =
                Datasets.open(Letters.write(folder, TRAINED, TRAINED + 300).toString(), Scan.usual());
        try (Classifier classifier = Classifier.load(run.folder().path().resolve("model.onnx"))) {
            Prediction first = classifier.predict(folder.resolve(TRAINED + ".png"));
            Evaluation evaluation = classifier.evaluate(new Part(fresh, Role.TEST));

            assertThat(first.labels())
                    .containsExactlyInAnyOrderElementsOf(Letters.labels(TRAINED)
                            .indices()
                            .mapToObj(Letters.NAMES::get)
                            .toList());
            assertThat(first.said())
                    .allSatisfy(choice -> assertThat(choice.probability())
                            .isGreaterThanOrEqualTo(classifier
                                    .card()
                                    .thresholds()
                                    .get(choice.index())
                                    .floatValue()));
            assertThat(classifier.card().thresholds()).hasSize(6);
            assertThat(classifier.card().metrics()).containsKey("validation micro-F1");
            assertThat(microF1(evaluation)).isGreaterThanOrEqualTo(0.97);
            assertThat(EvaluationText.headline(evaluation)).startsWith("micro-F1 ");
        }
    }

    @Test
    void thresholdsComeFromTheValidationPartAlone() throws IOException {
        Dataset letters = Datasets.open(folder.resolve("letters-0.csv").toString(), Scan.usual());
        Split split = Split.fromCsv(letters, file("split.csv"));
        try (Classifier classifier = run.classifier()) {
            List<Double> again =
                    Thresholds.of(classifier.predictions(split.validation().data()));
            assertThat(classifier.card().thresholds()).isEqualTo(again);
        }
    }

    /** A folder of single characters, say: each picture has its one label and no other. */
    @Test
    void aClassifierOfSeveralLabelsIsJudgedByOneAPicture() {
        Dataset letters = Datasets.open(folder.resolve("letters-0.csv").toString(), Scan.usual());
        List<Sample> alone = letters.samples().stream()
                .filter(sample -> sample.labels().size() == 1)
                .toList();
        Dataset single = new Dataset("alone", alone, letters.labels(), new Task.SingleLabel(), List.of());
        try (Classifier classifier = run.classifier()) {
            assertThat(microF1(classifier.evaluate(new Part(single, Role.TRAIN))))
                    .isGreaterThan(0.97);
        }
    }

    @Test
    void severalLabelsHaveNoOrder() throws IOException {
        Dataset several = Datasets.open(folder.resolve("letters-0.csv").toString(), Scan.usual());

        assertThatThrownBy(() -> several.asked(new Task.Ordinal()))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("labels must be one a picture for the task ordinal");
    }
}
