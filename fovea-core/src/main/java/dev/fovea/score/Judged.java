package dev.fovea.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is worked out of the predictions once, before any resample: truth, predicted class, rank of the truth and loss of
 * each sample, the rankings of each class, and the units that resamples draw.
 */
final class Judged {
    /** Probabilities are kept this far from 0 and 1, as scikit-learn's log_loss does for 64-bit numbers. */
    private static final double CLIP = Math.ulp(1.0);

    final int classes;
    final int[] truth;
    final int[] predicted;
    final int[] rank;
    final double[] loss;
    final List<Ranking> rankings;
    /** The unit (sample or group) that each sample is drawn with, 0..units-1. */
    final int[] unit;

    final int units;

    Judged(Predictions predictions) {
        classes = predictions.labels().size();
        IntStream samples = IntStream.range(0, predictions.size());
        truth = samples.map(i -> predictions.rows().get(i).truth()).toArray();
        predicted = each(predictions).map(predictions::predicted).toArray();
        rank = each(predictions).map(predictions::rankOfTruth).toArray();
        loss = each(predictions)
                .mapToDouble(i -> loss(predictions.probability(i, truth[i])))
                .toArray();
        rankings = IntStream.range(0, classes)
                .parallel()
                .mapToObj(c -> new Ranking(predictions, c))
                .toList();
        unit = units(predictions);
        units = IntStream.of(unit).max().orElse(-1) + 1;
    }

    int size() {
        return truth.length;
    }

    /** Whether some samples are drawn together. */
    boolean grouped() {
        return units < size();
    }

    private static IntStream each(Predictions predictions) {
        return IntStream.range(0, predictions.size()).parallel();
    }

    private static double loss(float probability) {
        return -Math.log(Math.min(1 - CLIP, Math.max(CLIP, probability)));
    }

    private static int[] units(Predictions predictions) {
        Map<String, Integer> groups = new HashMap<>();
        int[] units = new int[predictions.size()];
        int next = 0;
        for (int i = 0; i < units.length; i++) {
            @Nullable String group = predictions.rows().get(i).group();
            Integer known = group == null ? null : groups.putIfAbsent(group, next);
            units[i] = known == null ? next++ : known;
        }
        return units;
    }
}
