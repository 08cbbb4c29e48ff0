package dev.fovea.report;

import dev.fovea.fit.EpochReport;
import dev.fovea.fit.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The training curves: accuracy and loss by epoch on both parts, the gap between them, and the epoch that was kept. */
record Curves(Words words) {
    /**
     * What is drawn.
     *
     * @param id of the chart
     * @param name as a heading
     * @param unit behind its numbers: percent, or none
     * @param decimals that are kept
     * @param better 1 where more is better, -1 where less is
     */
    private record Kind(
            String id, String name, String unit, int decimals, int better, ToDoubleFunction<EpochReport.Fitness> of) {
        double value(EpochReport.Fitness fitness) {
            double power = Math.pow(10, decimals);
            return Math.round(of.applyAsDouble(fitness) * scale() * power) / power;
        }

        private int scale() {
            return unit.isEmpty() ? 1 : 100;
        }

        String text(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f%s", value, unit);
        }
    }

    /**
     * Both charts; of several networks every one is a line, without the gap.
     *
     * @param measure what an epoch is judged by, as a heading
     */
    List<Chart> of(List<Learning> learnings, String measure) {
        Kind judged = new Kind("curve-accuracy", measure, words.percentSign(), 2, 1, EpochReport.Fitness::accuracy);
        Kind loss = new Kind("curve-loss", words.say("loss.heading"), "", 4, -1, EpochReport.Fitness::loss);
        return List.of(chart(judged, learnings), chart(loss, learnings));
    }

    private Chart chart(Kind kind, List<Learning> learnings) {
        return learnings.size() == 1 ? single(kind, learnings.get(0).history()) : several(kind, learnings);
    }

    private Chart single(Kind kind, History history) {
        boolean judged = history.bestEpoch().validation().n() > 0;
        List<Double> train = series(kind, history, true);
        LineChart chart = new LineChart(history.first(), history.trained(), kind.unit, words.say("epoch"));
        if (judged) {
            List<Double> validation = series(kind, history, false);
            chart.band(words.say("gap"), train, validation);
            chart.line(words.say("training"), train, "var(--train)", true);
            chart.line(words.say("validation"), validation, "var(--accent)", false);
        } else {
            chart.line(words.say("training"), train, "var(--train)", true);
        }
        chart.mark(history.best(), words.say("kept"));
        return new Chart(kind.id, title(kind), said(kind, history, judged), chart.option(), null);
    }

    private String title(Kind kind) {
        return words.say("curve.title", kind.name);
    }

    private String said(Kind kind, History history, boolean judged) {
        EpochReport first = history.epochs().get(0);
        EpochReport best = history.bestEpoch();
        EpochReport last = history.last();
        String from = kind.text(kind.value(first.train()));
        String to = kind.text(kind.value(last.train()));
        if (!judged) {
            return words.say("curve.train", kind.name, from, to);
        }
        double gap = kind.value(best.train()) - kind.value(best.validation());
        String size = String.format(Locale.ROOT, "%." + kind.decimals + "f", Math.abs(gap));
        return words.say(
                        "curve.both",
                        kind.name,
                        from,
                        to,
                        kind.text(kind.value(first.validation())),
                        kind.text(kind.value(last.validation())))
                + words.say(
                        kind.better * gap >= 0 ? "curve.gap" : "curve.gap.reversed",
                        best.epoch(),
                        kind.unit.isEmpty() ? size : words.say("points", size));
    }

    private Chart several(Kind kind, List<Learning> learnings) {
        int first = learnings.get(0).history().first();
        int last = learnings.stream().mapToInt(l -> l.history().trained()).max().orElse(first);
        LineChart chart = new LineChart(first, last, kind.unit, words.say("epoch"));
        for (int i = 0; i < learnings.size(); i++) {
            History history = learnings.get(i).history();
            String name = learnings.get(i).name(words);
            String colour = ChartStyle.colour(i);
            chart.companion(words.say("of-training", name), series(kind, history, true), colour, true);
            if (history.bestEpoch().validation().n() > 0) {
                chart.line(name, series(kind, history, false), colour, false);
                chart.point(history.best(), kind.value(history.bestEpoch().validation()), colour);
            }
        }
        return new Chart(kind.id, title(kind), words.say("curve.folds"), chart.option(), null);
    }

    private static List<Double> series(Kind kind, History history, boolean train) {
        List<Double> out = new ArrayList<>();
        for (EpochReport report : history.epochs()) {
            out.add(kind.value(train ? report.train() : report.validation()));
        }
        return out;
    }
}
