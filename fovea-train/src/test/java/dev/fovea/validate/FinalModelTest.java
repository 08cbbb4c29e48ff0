package dev.fovea.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.FoldSettings.Final;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.SharedFeatures;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelFile;
import dev.fovea.onnx.OnnxFile;
import dev.fovea.onnx.OnnxReader;
import dev.fovea.score.Evaluation;
import dev.fovea.score.Predictions;
import dev.fovea.split.Folds;
import dev.fovea.split.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The one model file of a cross-validation says what its folds were judged by. */
class FinalModelTest {
    private static final Dataset DRAWN = Pictures.drawn(240, 11);
    private static final Dataset NEW = Pictures.drawn(300, 12);

    @TempDir
    private static Path folder;

    private static Path backbone;

    @BeforeAll
    static void learn() throws Exception {
        backbone = Pictures.backbone(folder);
    }

    /** A cross-validation and its end. */
    private record Ended(
            CrossValidation.Result result,
            FinalModel.Made made,
            @Nullable SharedFeatures shared) {
        String said() {
            return String.join(" ", made.said());
        }

        static Ended of(Recipe recipe, Dataset data) {
            CrossValidation validation = Pictures.validation(recipe);
            Folds folds = CrossValidation.folds(recipe, data);
            SharedFeatures shared = validation.shared(folds).orElse(null);
            CrossValidation.Result result = validation.run(folds, shared, FoldKeeping.NOTHING);
            return new Ended(
                    result, new FinalModel(validation, folds, result, shared, FoldKeeping.NOTHING).make(), shared);
        }
    }

    private static Recipe frozen(Final last) {
        return Pictures.with(Pictures.frozen(backbone, DRAWN), Pictures.folds(3, last));
    }

    private static Recipe scratch(Final last) {
        return Pictures.with(Pictures.scratch(DRAWN), Pictures.folds(3, last));
    }

    private static Predictions says(ModelFile model, Dataset data) {
        try (Classifier classifier = Classifier.load(model, 1)) {
            return classifier.predictions(data);
        }
    }

    private static double logLoss(Predictions predictions) {
        return Evaluation.of(predictions, "test", Seed.of(1))
                .overall()
                .logLoss()
                .value();
    }

    private static void assertSame(Predictions actual, Predictions expected, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            assertThat(actual.rows().get(i).name())
                    .isEqualTo(expected.rows().get(i).name());
            for (int c = 0; c < expected.labels().size(); c++) {
                assertThat((double) actual.probability(i, c)).isCloseTo(expected.probability(i, c), within(tolerance));
            }
        }
    }

    /** Every fold, not only the one that is kept: exported as if it were, it says of each picture what was judged. */
    @Test
    void headsAreJudgedByWhatTheirModelFilesSay() {
        Ended ended = Ended.of(frozen(Final.BEST), DRAWN);

        for (CrossValidation.Judged fold : ended.result().folds()) {
            assertSame(says(exported(fold), fold.fold().heldOut().data()), fold.heldOut(), 1e-4);
        }
        CrossValidation.Judged best = ended.result().best();
        assertSame(says(ended.made().model(), best.fold().heldOut().data()), best.heldOut(), 1e-5);
        assertThat(ended.made().model().card().metrics()).containsKey("validation accuracy");
    }

    /** On one thread and in fp32, a fold is the training that a program would get for its parts. */
    @Test
    void sharedFeaturesChangeNothing() {
        Recipe recipe = frozen(Final.BEST);
        CrossValidation.Judged fold = Ended.of(recipe, DRAWN).result().folds().get(0);
        Split split = split(fold, recipe);

        Fitted alone = Fitting.fit(recipe, split.train(), split.validation(), event -> {}, Interrupt.NEVER);

        fold.fitted().values().forEach((name, values) -> {
            float[] own = Objects.requireNonNull(alone.values().get(name));
            for (int i = 0; i < values.length; i++) {
                assertThat(own[i]).as(name).isCloseTo(values[i], within(2e-3f)); // features differ in their last digits
            }
        });
    }

    @Test
    void headsAreAveragedOnOneBackbone() {
        Ended ended = Ended.of(frozen(Final.ENSEMBLE), DRAWN);

        ModelFile file = ended.made().model();
        assertThat(file.card().networks()).isEqualTo(3);
        assertThat(ended.said()).contains("on one backbone");
        List<Predictions> each = new ArrayList<>();
        long one = 0;
        for (CrossValidation.Judged fold : ended.result().folds()) {
            ModelFile own = exported(fold);
            one = own.bytes().length;
            each.add(says(own, NEW));
        }
        assertAverage(says(file, NEW), each);
        assertThat((long) file.bytes().length).isLessThan((long) (1.2 * one));
    }

    /** Its model file; of a head on shared features, one that is exported as that of any other training. */
    private static ModelFile exported(CrossValidation.Judged fold) {
        Recipe recipe = fold.fitted().recipe();
        return fold.head() == null
                ? Objects.requireNonNull(fold.model())
                : ModelFile.of(
                        fold.fitted()
                                .export(
                                        Pictures.provenance(recipe, DRAWN),
                                        split(fold, recipe).validation().data())
                                .file(),
                        "fold");
    }

    private static Split split(CrossValidation.Judged fold, Recipe recipe) {
        return fold.fold()
                .split(
                        CrossValidation.VALIDATION,
                        recipe.machine().root().child("fold").child(fold.fold().index()));
    }

    private static void assertAverage(Predictions ensemble, List<Predictions> each) {
        for (int i = 0; i < ensemble.size(); i++) {
            for (int c = 0; c < ensemble.labels().size(); c++) {
                int row = i;
                int label = c;
                double mean = each.stream()
                        .mapToDouble(one -> one.probability(row, label))
                        .average()
                        .orElseThrow();
                assertThat((double) ensemble.probability(i, c)).isCloseTo(mean, within(1e-4));
            }
        }
    }

    /** Whole networks, each with a mean and spread of its own; and on pictures that none has seen, better than the mean. */
    @Test
    void networksAreAveragedAndBetterThanTheMeanFold() throws Exception {
        Ended ended = Ended.of(scratch(Final.ENSEMBLE), DRAWN);

        ModelFile file = ended.made().model();
        List<Predictions> each = ended.result().folds().stream()
                .map(fold -> says(exported(fold), NEW))
                .toList();
        assertThat(ended.result().folds().stream()
                        .map(fold -> fold.fitted().preprocess().mean())
                        .distinct())
                .hasSize(3);
        assertAverage(says(file, NEW), each);
        double meanFold =
                each.stream().mapToDouble(FinalModelTest::logLoss).average().orElseThrow();
        assertThat(logLoss(says(file, NEW))).isLessThan(meanFold);
        OnnxFile graph = OnnxReader.read(Files.write(folder.resolve("ensemble.onnx"), file.bytes()));
        assertThat(graph.initializers()).containsKeys("fold1.preprocess.mean", "fold3.preprocess.mean");
        assertThat(file.card().metrics()).containsOnlyKeys("out-of-fold accuracy");
        assertThat(ended.said()).contains("3 times as large");
    }

    @Test
    void trainingFromAnEnsembleIsRefused() throws Exception {
        Ended ended = Ended.of(frozen(Final.ENSEMBLE), DRAWN);
        Path file =
                Files.write(folder.resolve("average.onnx"), ended.made().model().bytes());

        assertThatThrownBy(() -> Pictures.frozen(file, DRAWN))
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining(
                        "model file to go on training from must hold one network, but is an ensemble of 3")
                .hasMessageContaining("--final refit");
    }

    @Test
    void refitTrainsOnAllPicturesForTheEpochsOfTheFolds() {
        Ended ended = Ended.of(scratch(Final.REFIT).withEpochs(8), DRAWN);

        List<Integer> best = ended.result().folds().stream()
                .map(fold -> fold.fitted().history().best())
                .sorted()
                .toList();
        assertThat(ended.said())
                .contains("trained on all 240 pictures for " + best.get(1) + " epochs, the median")
                .contains("Its figures are the folds'");
        ModelFile file = ended.made().model();
        assertThat(file.card().provenance().data().samples()).isEqualTo(240);
        assertThat(file.card().metrics()).containsOnlyKeys("out-of-fold accuracy");
        double chance = 0.1;
        assertThat(accuracy(says(file, NEW))).isGreaterThan(2 * chance);
    }

    @Test
    void refitOfAHeadTakesThePenaltyOfTheFolds() {
        Ended ended = Ended.of(frozen(Final.REFIT), DRAWN);

        ModelFile file = ended.made().model();
        assertThat(ended.said()).contains("all 240 pictures with the penalty");
        double meanFold = ended.result().folds().stream()
                .mapToDouble(fold -> logLoss(says(exported(fold), NEW)))
                .average()
                .orElseThrow();
        assertThat(logLoss(says(file, NEW))).isLessThan(meanFold); // half as many pictures again
    }

    /** A gate that nothing fails would prove nothing. */
    @Test
    void whatWasNotJudgedByThisFileDoesNotPass() {
        Recipe recipe = frozen(Final.BEST);
        CrossValidation validation = Pictures.validation(recipe);
        Folds folds = CrossValidation.folds(recipe, DRAWN);
        SharedFeatures shared = validation.shared(folds).orElseThrow();
        CrossValidation.Result result = validation.run(folds, shared, FoldKeeping.NOTHING);
        SharedFeatures others = SharedFeatures.of(recipe, renamed(DRAWN), event -> {});

        assertThatThrownBy(() -> new FinalModel(validation, folds, result, others, FoldKeeping.NOTHING).make())
                .isInstanceOf(FoveaException.class)
                .hasMessageContaining("model file must repeat the network");
    }

    /** Each picture under the name of the next. */
    private static Dataset renamed(Dataset data) {
        List<Sample> out = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            Sample next = data.samples().get((i + 1) % data.size());
            out.add(data.samples().get(i).withSource(next.source()));
        }
        return data.withSamples(out);
    }

    private static double accuracy(Predictions predictions) {
        return Evaluation.of(predictions, "test", Seed.of(1)).accuracy().value();
    }
}
