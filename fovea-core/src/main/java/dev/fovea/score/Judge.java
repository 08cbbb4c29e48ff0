package dev.fovea.score;

import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.score.Sheet.Average;
import dev.fovea.score.Sheet.Metric;
import dev.fovea.score.Sheet.Whole;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts an evaluation together: proportions of independent samples get Wilson's interval, all else the bootstrap's. */
final class Judge {
    private final boolean ordered;
    private final Judged judged;
    private final Bootstrap bootstrap;

    /** @param ordered whether the classes have an order */
    Judge(Predictions predictions, Seed seed, boolean ordered) {
        this.ordered = ordered;
        judged = new Judged(predictions);
        bootstrap = new Bootstrap(judged, seed);
    }

    Evaluation evaluation(Labels labels, String part) {
        return new Evaluation(
                part,
                judged.size(),
                accuracy(),
                topK(),
                overall(),
                new Averages(average(Average.MACRO), micro(), average(Average.WEIGHTED)),
                IntStream.range(0, judged.classes)
                        .parallel()
                        .mapToObj(c -> ofClass(labels, c))
                        .toList(),
                confusion());
    }

    private Estimate accuracy() {
        return proportion(Sheet.place(Whole.TOP_1), i -> judged.rank[i] == 1, i -> true);
    }

    private List<TopK> topK() {
        return Stream.of(top(1, Whole.TOP_1), top(3, Whole.TOP_3), top(5, Whole.TOP_5))
                .filter(top -> top.k() < judged.classes)
                .toList();
    }

    private TopK top(int k, Whole place) {
        return new TopK(k, proportion(Sheet.place(place), i -> judged.rank[i] <= k, i -> true));
    }

    private Overall overall() {
        return new Overall(
                bootstrap.estimate(Sheet.place(Whole.BALANCED_ACCURACY)),
                estimate(Sheet.place(Whole.MATTHEWS)),
                estimate(Sheet.place(Whole.KAPPA)),
                bootstrap.estimate(Sheet.place(Whole.LOG_LOSS)),
                ordered ? estimate(Sheet.place(Whole.QUADRATIC_KAPPA)) : null,
                ordered ? estimate(Sheet.place(Whole.DISTANCE)) : null);
    }

    private Scores average(Average average) {
        return new Scores(
                estimate(Sheet.place(average, Metric.PRECISION)),
                estimate(Sheet.place(average, Metric.RECALL)),
                estimate(Sheet.place(average, Metric.F1)),
                estimate(Sheet.place(average, Metric.SPECIFICITY)),
                estimate(Sheet.place(average, Metric.ROC_AUC)),
                estimate(Sheet.place(average, Metric.PR_AUC)));
    }

    private Scores micro() {
        Estimate accuracy = accuracy();
        Estimate specificity = estimate(Sheet.place(Average.MICRO, Metric.SPECIFICITY));
        return new Scores(accuracy, accuracy, accuracy, specificity, null, null);
    }

    private ClassScores ofClass(Labels labels, int c) {
        IntPredicate own = i -> judged.truth[i] == c;
        IntPredicate called = i -> judged.predicted[i] == c;
        Scores scores = new Scores(
                share(Sheet.place(c, Metric.PRECISION), own, called),
                share(Sheet.place(c, Metric.RECALL), called, own),
                estimate(Sheet.place(c, Metric.F1)),
                share(Sheet.place(c, Metric.SPECIFICITY), called.negate(), own.negate()),
                estimate(Sheet.place(c, Metric.ROC_AUC)),
                estimate(Sheet.place(c, Metric.PR_AUC)));
        return new ClassScores(labels.name(c), count(own), count(called), scores);
    }

    private @Nullable Estimate estimate(int place) {
        return bootstrap.defines(place) ? bootstrap.estimate(place) : null;
    }

    private @Nullable Estimate share(int place, IntPredicate hit, IntPredicate counted) {
        return bootstrap.defines(place) ? proportion(place, hit, counted) : null;
    }

    /** The share of hits among the samples that are counted, of which there is at least one. */
    private Estimate proportion(int place, IntPredicate hit, IntPredicate counted) {
        int n = count(counted);
        int hits = count(counted.and(hit));
        if (!judged.grouped()) {
            return Wilson.of(hits, n, IntervalMethod.WILSON);
        }
        if (hits > 0 && hits < n) {
            return bootstrap.estimate(place);
        }
        // every resample would be all right or all wrong and give an interval without width
        double groups =
                (double) samples(counted).map(i -> judged.unit[i]).distinct().count();
        return Wilson.of(hits == 0 ? 0 : groups, groups, IntervalMethod.WILSON_OF_GROUPS);
    }

    private int count(IntPredicate counted) {
        return (int) samples(counted).count();
    }

    private IntStream samples(IntPredicate counted) {
        return IntStream.range(0, judged.size()).filter(counted);
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
