package dev.fovea.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.base.Json;
import dev.fovea.data.Labels;
import dev.fovea.score.ConformalMethod;
import dev.fovea.score.ConformalSets;
import dev.fovea.score.Predictions;
import dev.fovea.score.Temperature;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Everything that is measured for a model file, on drawn logits and features. */
class CalibratingTest {
    private static final int CLASSES = 4;
    private static final int FEATURES = 6;
    private static final Labels LABELS =
            new Labels(IntStream.range(0, CLASSES).mapToObj(c -> "c" + c).toList());

    /** Features in a cloud around each class, and logits that are twice as sure as they should be. */
    private static final class Sampled {
        final int[] truth;
        final float[] logits;
        final float[] features;

        Sampled(int n, long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            truth = random.ints(n, 0, CLASSES).toArray();
            logits = new float[n * CLASSES];
            features = new float[n * FEATURES];
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < CLASSES; c++) {
                    // equal spread around +-m: the truth has log-odds 2 m z, so the logits z are true where m is a half
                    logits[i * CLASSES + c] = (float) (4 * (random.nextGaussian() + (c == truth[i] ? 2 : 0)));
                }
                for (int j = 0; j < FEATURES; j++) {
                    features[i * FEATURES + j] = (float) ((j == truth[i] ? 10 : 0) + (1 + j) * random.nextGaussian());
                }
            }
        }

        Predictions plain() {
            return Predictions.of(LABELS, truth, Temperature.probabilities(logits, CLASSES, 1));
        }

        Calibrating.Measured measured() {
            return new Calibrating(plain(), logits, features).measured();
        }
    }

    @Test
    void everythingIsMeasured() {
        Calibrating.Measured measured = new Sampled(1000, 1).measured();
        Calibration calibration = measured.calibration();
        assertThat(calibration.temperature()).as("4 x z where 2 x z is true").isBetween(1.7, 2.4);
        assertThat(calibration.thresholds()).isNull();
        assertThat(calibration.conformal()).hasSize(ConformalMethod.values().length * Trust.COVERAGES.size());
        for (ConformalMethod method : ConformalMethod.values()) {
            double last = 0;
            for (double coverage : Trust.COVERAGES) {
                double quantile =
                        calibration.sets(method, coverage).orElseThrow().quantile();
                assertThat(quantile).isGreaterThanOrEqualTo(last);
                last = quantile;
            }
        }
        assertThat(calibration.abstention(0.05)).isPresent();
        assertThat(calibration.abstention(0.04)).isEmpty();
        assertThat(measured.notes().get(0))
                .startsWith("Calibration on 1,000 validation pictures: temperature ")
                .contains("(less sure than the network by itself): log-loss ");
        assertThat(measured.notes()).hasSize(3);
        assertThat(new Sampled(1000, 1).measured()).isEqualTo(measured);
    }

    @Test
    void oneInTwentyOfOtherPicturesIsUnusualAndWhatIsFarAwayIs() {
        Calibration calibration = new Sampled(600, 2).measured().calibration();
        Outliers outliers = calibration.outliers();
        assertThat(outliers).isNotNull();
        assertThat(outliers.space()).isNotNull();
        FeatureSpace.Distances distances = new FeatureSpace.Distances(outliers.space());
        Sampled others = new Sampled(4000, 3);
        long strange = IntStream.range(0, 4000)
                .filter(i -> Outliers.energy(others.logits, CLASSES, i, calibration.temperature()) > outliers.energy())
                .count();
        long far = IntStream.range(0, 4000)
                .filter(i -> distances.nearest(others.features, i) > outliers.distance())
                .count();
        assertThat(strange).isBetween(120L, 290L);
        assertThat(far).isBetween(120L, 290L);
        float[] nowhere = {40, 40, 40, -40, 40, 40};
        assertThat(distances.nearest(nowhere, 0)).isGreaterThan(3 * outliers.distance());
    }

    @Test
    void theMeansOfFewPicturesDoNotFlatterThem() {
        // of two pictures a class each lies nearer to their mean than any other picture will
        int flagged = 0;
        for (int seed = 0; seed < 20; seed++) {
            Sampled few = new Sampled(24, 50 + seed);
            Outliers outliers = few.measured().calibration().outliers();
            Sampled others = new Sampled(500, 80 + seed);
            FeatureSpace.Distances distances = new FeatureSpace.Distances(outliers.space());
            flagged += (int) IntStream.range(0, 500)
                    .filter(i -> distances.nearest(others.features, i) > outliers.distance())
                    .count();
        }
        assertThat(flagged / 20.0 / 500).isLessThan(0.1);
    }

    @Test
    void aCalibrationIsTheSameAfterJson() {
        Calibration calibration = new Sampled(200, 4).measured().calibration();
        assertThat(Json.LINE.read(Json.LINE.write(calibration), Calibration.class, "text"))
                .isEqualTo(calibration);
        assertThat(Json.LINE.read("{\"temperature\":1.5}", Calibration.class, "written before"))
                .isEqualTo(Calibration.temperature(1.5));
        assertThat(Json.LINE.read("{\"temperature\":1.0,\"thresholds\":[0.5]}", Calibration.class, "written before"))
                .isEqualTo(Calibration.thresholds(List.of(0.5)));
    }

    @Test
    void whatIsTooLittleIsAbsentAndSaid() {
        Sampled one = new Sampled(1, 5);
        Calibrating.Measured measured = one.measured();
        assertThat(measured.calibration().temperature()).isEqualTo(1);
        assertThat(measured.calibration().outliers()).isNull();
        assertThat(measured.calibration().abstention()).isEmpty();
        assertThat(measured.calibration()
                        .sets(ConformalMethod.LAC, 0.9)
                        .orElseThrow()
                        .quantile())
                .isEqualTo(ConformalSets.ALL);
        assertThat(measured.notes())
                .containsExactly(
                        "Calibration on 1 validation pictures: temperature 1, because fewer than 50 pictures say too little about"
                                + " how sure to be.",
                        "Sets of labels would hold all labels, because 1 pictures are too few: 9 are needed.",
                        "No probability keeps wrong answers below 5 % with 95 % confidence on these pictures, so predict never"
                                + " says that it is not sure.");
        Sampled right = new Sampled(100, 6);
        for (int i = 0; i < 100; i++) {
            right.logits[i * CLASSES + right.truth[i]] = 50;
        }
        assertThat(right.measured().notes().get(0)).contains("every answer is right");
        Sampled wrong = new Sampled(100, 7);
        for (int i = 0; i < 100; i++) {
            wrong.logits[i * CLASSES + wrong.truth[i]] = -50;
        }
        assertThat(wrong.measured().calibration().temperature()).isEqualTo(1);
        assertThat(wrong.measured().notes().get(0)).contains("less sure without end");
    }

    @Test
    void aClassWithoutPicturesHasNoMeanAndIsInEverySet() {
        Sampled sampled = new Sampled(300, 8);
        for (int i = 0; i < 300; i++) {
            sampled.truth[i] = sampled.truth[i] == 3 ? 0 : sampled.truth[i];
        }
        Calibrating.Measured measured = sampled.measured();
        Outliers outliers = measured.calibration().outliers();
        assertThat(outliers.space().means()).hasSize(3 * FEATURES * Float.BYTES / 3 * 4);
        assertThat(measured.calibration()
                        .sets(ConformalMethod.LAC, 0.9)
                        .orElseThrow()
                        .quantiles()
                        .get(3))
                .isEqualTo(ConformalSets.ALL);
        assertThat(measured.notes().get(1)).contains("1 has fewer than 9 pictures and would be in every set");
    }

    @Test
    void aSpaceThatIsTooLargeIsNotKept() {
        int wide = FeatureSpace.MOST / CLASSES + 1;
        assertThat(FeatureSpace.fit(new float[4 * wide], new int[] {0, 0, 1, 1}, CLASSES))
                .isEmpty();
        assertThat(FeatureSpace.fit(new float[4], new int[] {0, 1, 2, 3}, CLASSES))
                .isEmpty();
        assertThat(FeatureSpace.fit(new float[4], new int[] {0, 0, 1, 1}, CLASSES))
                .isPresent();
        assertThatThrownBy(() -> new FeatureSpace(2, "AAAA", "AAAAAAAAAAA=")).hasMessageContaining("whole rows of 2");
    }

    @Test
    void logitsThatAreNoNumbersAreRefused() {
        Sampled sampled = new Sampled(60, 9);
        sampled.logits[7] = Float.NaN;
        Predictions plain = new Sampled(60, 9).plain();
        assertThatThrownBy(() -> new Calibrating(plain, sampled.logits, null).measured())
                .hasMessage("logits must be finite, but one was NaN (sample 1)");
        assertThatThrownBy(() -> new Calibrating(plain, new float[3], null)).hasMessageContaining("60 x 4");
    }
}
