package dev.fovea.validate;

import dev.fovea.data.Task;
import dev.fovea.model.Calibrating;
import dev.fovea.model.Calibration;
import dev.fovea.model.Trust;
import dev.fovea.score.Abstention;
import dev.fovea.score.ConformalMethod;
import dev.fovea.score.ConformalSets;
import dev.fovea.score.Predictions;
import dev.fovea.score.Temperature;
import dev.fovea.score.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The calibration of a model that no picture is left for: by out-of-fold predictions. They are of other networks, which have
 * seen fewer pictures, so what is promised by them holds about as far as that model is like these, and mostly a little better.
 */
final class FoldsCalibration {
    /** Stands for a probability of 0, whose logarithm is no number. */
    private static final double LEAST = 1e-30;

    private FoldsCalibration() {}

    /**
     * Of a network that was trained as those of the folds: one temperature for what all of them said without theirs.
     *
     * @param folds that hold each picture out once
     */
    static Calibration ofOneNetwork(List<CrossValidation.Judged> folds, Task task) {
        Predictions said = pooled(folds);
        return switch (task.kind()) {
            case SINGLE_LABEL, ORDINAL -> withoutOutliers(measured(said, logits(folds)));
            case MULTI_LABEL -> Calibration.thresholds(Thresholds.of(said));
        };
    }

    /**
     * Of the average of the folds' networks, each of which has its own temperature: sets of labels and thresholds as the
     * networks would need them one by one.
     *
     * @param folds that hold each picture out once
     */
    static Calibration ofTheAverage(List<CrossValidation.Judged> folds, Task task) {
        Predictions said = pooled(folds);
        return switch (task.kind()) {
            case SINGLE_LABEL, ORDINAL -> atOnes(said);
            case MULTI_LABEL -> Calibration.thresholds(Thresholds.of(said));
        };
    }

    private static Calibration atOnes(Predictions said) {
        List<ConformalSets> sets = new ArrayList<>();
        for (ConformalMethod method : ConformalMethod.values()) {
            Trust.COVERAGES.forEach(coverage -> sets.add(ConformalSets.fit(method, coverage, said)));
        }
        List<Abstention> abstention = Trust.RISKS.stream()
                .map(risk -> Abstention.fit(said, risk))
                .flatMap(Optional::stream)
                .toList();
        return new Calibration(1, null, sets, abstention, null);
    }

    private static Calibration measured(Predictions said, float[] logits) {
        int k = said.labels().size();
        Predictions plain = new Predictions(said.labels(), said.rows(), Temperature.probabilities(logits, k, 1));
        return new Calibrating(plain, logits, null).measured().calibration();
    }

    /** Logits of several networks differ by what adds the same to all classes, which an energy would not forgive. */
    private static Calibration withoutOutliers(Calibration all) {
        return new Calibration(all.temperature(), null, all.conformal(), all.abstention(), null);
    }

    private static Predictions pooled(List<CrossValidation.Judged> folds) {
        return Predictions.pooled(
                folds.stream().map(CrossValidation.Judged::heldOut).toList());
    }

    /** What the heads gave before their temperatures, but for a number that is added to all classes of a row. */
    private static float[] logits(List<CrossValidation.Judged> folds) {
        int k = folds.get(0).heldOut().labels().size();
        float[] out = new float[pooled(folds).size() * k];
        int at = 0;
        for (CrossValidation.Judged fold : folds) {
            double temperature = fold.calibration().temperature();
            for (int i = 0; i < fold.heldOut().size(); i++) {
                for (int c = 0; c < k; c++) {
                    double p = Math.max(LEAST, fold.heldOut().probability(i, c));
                    out[at++] = (float) (temperature * Math.log(p));
                }
            }
        }
        return out;
    }
}
