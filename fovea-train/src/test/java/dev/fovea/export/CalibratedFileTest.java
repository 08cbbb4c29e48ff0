package dev.fovea.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.model.Calibrating;
import dev.fovea.model.Calibration;
import dev.fovea.model.Channels;
import dev.fovea.model.Classifier;
import dev.fovea.model.Fit;
import dev.fovea.model.Prediction;
import dev.fovea.model.Readings;
import dev.fovea.model.Trust;
import dev.fovea.model.TrustScores;
import dev.fovea.picture.Picture;
import dev.fovea.score.ConformalMethod;
import dev.fovea.score.Temperature;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A calibration that is measured by a model file, put into another one, and read from it. */
class CalibratedFileTest {
    private final TinyNetwork network = new TinyNetwork(12, Fit.CROP, 12, Channels.RGB);

    private static Dataset labelled(Classifier plain, int from, int to) {
        List<Sample> unlabelled = IntStream.range(from, to)
                .mapToObj(i -> new Sample("p" + i, () -> picture(i), 0, null, null))
                .toList();
        Dataset data = new Dataset("made up", unlabelled, plain.labels(), new Task.SingleLabel(), List.of());
        float[] p = plain.readings(data).probabilities();
        SplittableRandom random = new SplittableRandom(from);
        return data.withSamples(IntStream.range(0, to - from)
                .mapToObj(i -> unlabelled.get(i).withLabel(drawn(p, i * TinyNetwork.CLASSES, random)))
                .toList());
    }

    /** Right as often as the probabilities say. */
    private static int drawn(float[] p, int at, SplittableRandom random) {
        double left = random.nextDouble();
        int label = 0;
        while (label < TinyNetwork.CLASSES - 1 && (left -= p[at + label]) > 0) {
            label++;
        }
        return label;
    }

    private static Picture picture(int seed) {
        return TinyNetwork.picture(12, 12, 3, seed);
    }

    private byte[] file(Calibration calibration) {
        return ModelGraph.bytes(network.card(1).withCalibration(calibration), network);
    }

    @Test
    void readingsAreTheGraphsOutputs() {
        try (Classifier plain = Classifier.load(network.file())) {
            Dataset data = labelled(plain, 0, 130); // more than one batch
            Readings read = plain.readings(data);
            assertThat(read.size()).isEqualTo(130);
            assertThat(read.probabilities())
                    .containsExactly(Temperature.probabilities(read.logits(), TinyNetwork.CLASSES, 1.5), within(1e-6f));
            assertThat(read.features()).hasSize(130 * TinyNetwork.FILTERS * 25);
            assertThat(read.probabilities()).containsExactly(plain.answers(data).probabilities(), within(1e-6f));
        }
    }

    @Test
    void whatIsMeasuredIsInTheFileAndInWhatItSays() {
        Calibrating.Measured measured;
        Dataset validation;
        Dataset test;
        try (Classifier plain = Classifier.load(file(Calibration.NONE))) {
            validation = labelled(plain, 0, 400);
            test = labelled(plain, 1000, 1300);
            measured = Calibrating.on(plain, validation);
        }
        try (Classifier classifier = Classifier.load(file(measured.calibration()))) {
            assertThat(classifier.card().calibration()).isEqualTo(measured.calibration());
            Readings read = classifier.readings(test);
            assertThat(read.probabilities())
                    .containsExactly(
                            Temperature.probabilities(
                                    read.logits(),
                                    TinyNetwork.CLASSES,
                                    measured.calibration().temperature()),
                            within(1e-6f));
            TrustScores scores = TrustScores.of(classifier.card(), classifier.predictions(test));
            assertThat(scores.sets()).hasSize(4).allSatisfy(sets -> {
                // 300 pictures with 90 % each: three standard errors are 5 points
                assertThat(sets.coverage().value()).isGreaterThan(0.83);
                assertThat(sets.meanSize()).isBetween(1.0, 5.0);
            });
            assertThat(scores.text()).contains("LAC, for each class", "hold the truth, %");
            assertThat(scores.text().lines()).allMatch(line -> line.length() <= 100);

            Prediction usual = classifier.predict(picture(1000));
            assertThat(usual.set()).isNotEmpty().isSubsetOf(usual.all());
            assertThat(usual.set().get(0)).isEqualTo(usual.all().get(0));
            assertThat(usual.certainty().energy()).isNull();
            Prediction wide = classifier
                    .with(Trust.USUAL.withSets(ConformalMethod.LAC, 0.99, false))
                    .predict(picture(1000));
            assertThat(wide.set().size()).isGreaterThanOrEqualTo(usual.set().size());
            Prediction measuredToo = classifier.with(Trust.USUAL.withOutliers()).predict(picture(1000));
            assertThat(measuredToo.all()).isEqualTo(usual.all());
            assertThat(measuredToo.certainty().energy()).isNotNull();
            assertThat(measuredToo.certainty().distance()).isBetween(0.1, 10.0);
        }
    }

    @Test
    void aFileWithoutAnyOfItPromisesNothing() {
        try (Classifier old = Classifier.load(network.file())) {
            Prediction said = old.with(Trust.USUAL.withOutliers()).predict(picture(1));
            assertThat(said.set()).isEmpty();
            assertThat(said.isSure()).isTrue();
            assertThat(said.isUnusual()).isFalse();
            assertThat(said.certainty().distance()).isNull();
            assertThat(TrustScores.of(old.card(), old.predictions(labelled(old, 0, 20)))
                            .text())
                    .isEmpty();
        }
    }

    @Test
    void onlyWhatFilesHoldCanBeAskedFor() {
        assertThatThrownBy(() -> Trust.USUAL.withRisk(0.03))
                .hasMessage("risk must be one of [0.01, 0.02, 0.05, 0.1], but was 0.03");
        assertThatThrownBy(() -> Trust.USUAL.withSets(ConformalMethod.LAC, 0.5, false))
                .hasMessageContaining("coverage must be one of");
    }
}
