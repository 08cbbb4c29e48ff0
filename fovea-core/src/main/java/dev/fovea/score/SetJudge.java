package dev.fovea.score;

import dev.fovea.base.Seed;
import dev.fovea.data.Labels;
import dev.fovea.score.Sheet.Average;
import dev.fovea.score.Sheet.Whole;
import java.util.List;
import java.util.stream.IntStream;

/** Puts an evaluation of several labels a sample together; intervals as in {@link Judge}. */
final class SetJudge {
    private final JudgedSets judged;
    private final Bootstrap bootstrap;

    SetJudge(Predictions predictions, Seed seed) {
        judged = new JudgedSets(predictions);
        bootstrap = new Bootstrap(judged.units, seed, weights -> SetMetrics.of(judged, weights));
    }

    Evaluation evaluation(Labels labels, String part) {
        Overall overall = new Overall(
                null,
                null,
                null,
                bootstrap.estimate(Sheet.place(Whole.LOG_LOSS)),
                null,
                null,
                bootstrap.estimate(Sheet.place(Whole.HAMMING)),
                new CalibrationScores(bootstrap.estimate(Sheet.place(Whole.BRIER)), null, null, null));
        return new Evaluation(
                part,
                judged.size(),
                bootstrap.proportion(Sheet.place(Whole.TOP_1), judged::isExact, i -> true),
                List.of(),
                overall,
                new Averages(
                        bootstrap.average(Average.MACRO),
                        bootstrap.average(Average.MICRO),
                        bootstrap.average(Average.WEIGHTED),
                        bootstrap.average(Average.SAMPLES)),
                IntStream.range(0, judged.classes)
                        .parallel()
                        .mapToObj(c -> bootstrap.ofClass(
                                labels.name(c),
                                c,
                                i -> judged.truth.get(i).has(c),
                                i -> judged.said.get(i).has(c)))
                        .toList(),
                List.of());
    }
}
