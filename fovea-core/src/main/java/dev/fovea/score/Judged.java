package dev.fovea.score;

import dev.fovea.data.LabelSet;
import java.util.List;
import java.util.stream.IntStream;

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
    final double[] brier;
    final Confidences confidences;
    final List<Ranking> rankings;
    final Units units;

    Judged(Predictions predictions) {
        classes = predictions.labels().size();
        IntStream samples = IntStream.range(0, predictions.size());
        truth = samples.map(i -> predictions.rows().get(i).truth()).toArray();
        predicted = each(predictions).map(predictions::predicted).toArray();
        rank = each(predictions).map(predictions::rankOfTruth).toArray();
        loss = each(predictions)
                .mapToDouble(i -> loss(predictions.probability(i, truth[i])))
                .toArray();
        brier = each(predictions).mapToDouble(i -> brier(predictions, i)).toArray();
        confidences = new Confidences(predictions);
        rankings = IntStream.range(0, classes)
                .parallel()
                .mapToObj(c -> new Ranking(predictions, c))
                .toList();
        units = new Units(predictions);
    }

    int size() {
        return truth.length;
    }

    private static IntStream each(Predictions predictions) {
        return IntStream.range(0, predictions.size()).parallel();
    }

    /** The squared differences between probabilities and truth, summed over the classes. */
    static double brier(Predictions predictions, int sample) {
        LabelSet truth = predictions.rows().get(sample).labels();
        double sum = 0;
        for (int c = 0; c < predictions.labels().size(); c++) {
            double difference = predictions.probability(sample, c) - (truth.has(c) ? 1.0 : 0.0);
            sum += difference * difference;
        }
        return sum;
    }

    static double loss(double probability) {
        return -Math.log(Math.min(1 - CLIP, Math.max(CLIP, probability)));
    }
}
