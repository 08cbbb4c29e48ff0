package dev.fovea.score;

import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.score.Sheet.Average;
import dev.fovea.score.Sheet.Metric;
import dev.fovea.score.Sheet.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Puts an evaluation together: proportions of independent samples get Wilson's interval, all else the bootstrap's. */
final class Judge {
    private final boolean ordered;
    private final Judged judged;
    private final Bootstrap bootstrap;
    private final Reliability.Floor floor;

    /** @param ordered whether the classes have an order */
    Judge(Predictions predictions, Seed seed, boolean ordered) {
        this.ordered = ordered;
        judged = new Judged(predictions);
        bootstrap = new Bootstrap(judged.units, seed, weights -> Metrics.of(judged, weights));
        floor = Reliability.Floor.of(judged.confidences, seed);
    }

    Evaluation evaluation(Labels labels, String part) {
        return new Evaluation(
                part,
                judged.size(),
                accuracy(),
                topK(),
                overall(),
                new Averages(bootstrap.average(Average.MACRO), micro(), bootstrap.average(Average.WEIGHTED), null),
                IntStream.range(0, judged.classes)
                        .parallel()
                        .mapToObj(c -> bootstrap.ofClass(
                                labels.name(c), c, i -> judged.truth[i] == c, i -> judged.predicted[i] == c))
                        .toList(),
                confusion());
    }

    private Estimate accuracy() {
        return bootstrap.proportion(Sheet.place(Whole.TOP_1), i -> judged.rank[i] == 1, i -> true);
    }

    private List<TopK> topK() {
        return Stream.of(top(1, Whole.TOP_1), top(3, Whole.TOP_3), top(5, Whole.TOP_5))
                .filter(top -> top.k() < judged.classes)
                .toList();
    }

    private TopK top(int k, Whole place) {
        return new TopK(k, bootstrap.proportion(Sheet.place(place), i -> judged.rank[i] <= k, i -> true));
    }

    private Overall overall() {
        return new Overall(
                bootstrap.estimate(Sheet.place(Whole.BALANCED_ACCURACY)),
                bootstrap.estimateIfAny(Sheet.place(Whole.MATTHEWS)),
                bootstrap.estimateIfAny(Sheet.place(Whole.KAPPA)),
                bootstrap.estimate(Sheet.place(Whole.LOG_LOSS)),
                ordered ? bootstrap.estimateIfAny(Sheet.place(Whole.QUADRATIC_KAPPA)) : null,
                ordered ? bootstrap.estimateIfAny(Sheet.place(Whole.DISTANCE)) : null,
                null,
                new CalibrationScores(
                        bootstrap.estimate(Sheet.place(Whole.BRIER)),
                        bootstrap.centred(Sheet.place(Whole.CALIBRATION_ERROR)),
                        floor.mean(),
                        floor.high()));
    }

    private Scores micro() {
        Estimate accuracy = accuracy();
        Estimate specificity = bootstrap.estimateIfAny(Sheet.place(Average.MICRO, Metric.SPECIFICITY));
        return new Scores(accuracy, accuracy, accuracy, specificity, null, null);
    }

    private List<List<Integer>> confusion() {
        int[][] counts = new int[judged.classes][judged.classes];
        for (int i = 0; i < judged.size(); i++) {
            counts[judged.truth[i]][judged.predicted[i]]++;
        }
        return Arrays.stream(counts)
                .map(row -> IntStream.of(row).boxed().toList())
                .toList();
    }
}
