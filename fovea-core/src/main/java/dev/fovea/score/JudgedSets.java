package dev.fovea.score;

import dev.fovea.data.LabelSet;
import java.util.List;
import java.util.stream.IntStream;

/** What is worked out of the predictions of several labels a sample once, before any resample. */
final class JudgedSets {
    final int classes;
    final List<LabelSet> truth;
    final List<LabelSet> said;
    /** Labels of each sample that were said rightly. */
    final int[] common;
    /** Mean loss over the labels of each sample. */
    final double[] loss;
    /** Mean squared difference between probability and truth over the labels of each sample. */
    final double[] brier;

    final List<Ranking> rankings;
    final Units units;

    JudgedSets(Predictions predictions) {
        classes = predictions.labels().size();
        truth = predictions.rows().stream().map(Predictions.Row::labels).toList();
        said = IntStream.range(0, predictions.size())
                .mapToObj(predictions::said)
                .toList();
        common = IntStream.range(0, truth.size())
                .map(i -> truth.get(i).common(said.get(i)))
                .toArray();
        loss = IntStream.range(0, truth.size())
                .parallel()
                .mapToDouble(i -> loss(predictions, i))
                .toArray();
        brier = IntStream.range(0, truth.size())
                .parallel()
                .mapToDouble(i -> Judged.brier(predictions, i) / classes)
                .toArray();
        rankings = IntStream.range(0, classes)
                .parallel()
                .mapToObj(c -> new Ranking(predictions, c))
                .toList();
        units = new Units(predictions);
    }

    private double loss(Predictions predictions, int sample) {
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double probability = predictions.probability(sample, c);
            sum += Judged.loss(truth.get(sample).has(c) ? probability : 1 - probability);
        }
        return sum / classes;
    }

    int size() {
        return common.length;
    }

    /** Whether what was said of a sample is all that is true, and nothing else. */
    boolean isExact(int sample) {
        return wrong(sample) == 0;
    }

    /** Decisions of a sample that are wrong: labels that it has and that were not said, or the other way around. */
    int wrong(int sample) {
        return truth.get(sample).size() + said.get(sample).size() - 2 * common[sample];
    }
}
