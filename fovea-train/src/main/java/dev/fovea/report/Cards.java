package dev.fovea.report;

import dev.fovea.base.FoveaException;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.score.Predictions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the model files of a run say about themselves, by the fold that each of them judged. */
record Cards(Map<Integer, ModelCard> byFold) {
    /** Reads them; those that cannot be read any more are absent. */
    static Cards of(Map<Integer, Path> models) {
        Map<Integer, ModelCard> out = new HashMap<>();
        models.forEach((fold, path) -> {
            try {
                out.put(fold, ModelFile.read(path).card());
            } catch (FoveaException e) {
                return; // it has gone since
            }
        });
        return new Cards(out);
    }

    /** Of a run without folds. */
    Optional<ModelCard> only() {
        return Optional.ofNullable(byFold.get(0));
    }

    /**
     * What the networks would have said without their temperatures. A temperature divides the logits, so a probability p
     * becomes one that goes with p to its power.
     *
     * @return empty where a model file is absent, or no temperature differs from 1
     */
    Optional<Predictions> uncalibrated(Predictions predictions) {
        int k = predictions.labels().size();
        float[] out = new float[predictions.size() * k];
        boolean differs = false;
        for (int i = 0; i < predictions.size(); i++) {
            ModelCard card = byFold.get(
                    Objects.requireNonNullElse(predictions.rows().get(i).fold(), 0));
            if (card == null) {
                return Optional.empty();
            }
            double temperature = card.calibration().temperature();
            differs |= temperature != 1;
            raise(predictions, i, temperature, out);
        }
        return differs ? Optional.of(new Predictions(predictions.labels(), predictions.rows(), out)) : Optional.empty();
    }

    private static void raise(Predictions predictions, int i, double temperature, float[] out) {
        int k = predictions.labels().size();
        double highest = predictions.probability(i, predictions.predicted(i));
        double[] raised = new double[k];
        double sum = 0;
        for (int c = 0; c < k; c++) {
            raised[c] = Math.pow(predictions.probability(i, c) / highest, temperature);
            sum += raised[c];
        }
        for (int c = 0; c < k; c++) {
            out[i * k + c] = (float) (raised[c] / sum);
        }
    }
}
