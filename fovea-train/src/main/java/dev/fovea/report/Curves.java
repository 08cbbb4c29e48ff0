package dev.fovea.report;

import dev.fovea.fit.EpochReport;
import dev.fovea.fit.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The training curves: accuracy and loss by epoch on both parts, the gap between them, and the epoch that was kept. */
final class Curves {
    private static final String TRAINING = "training";
    private static final String VALIDATION = "validation";

    /**
     * What is drawn.
     *
     * @param unit behind its numbers: percent, or none
     * @param decimals that are kept
     * @param better 1 where more is better, -1 where less is
     */
    private record Kind(String name, String unit, int decimals, int better, ToDoubleFunction<EpochReport.Fitness> of) {
        double value(EpochReport.Fitness fitness) {
            double power = Math.pow(10, decimals);
            return Math.round(of.applyAsDouble(fitness) * scale() * power) / power;
        }

        private int scale() {
            return unit.equals(LineChart.PERCENT) ? 100 : 1;
        }

        String text(double value) {
            return String.format(Locale.ROOT, "%." + decimals + "f%s", value, unit);
        }
    }

    private static final Kind LOSS = new Kind("Loss", "", 4, -1, EpochReport.Fitness::loss);

    private Curves() {}

    /**
     * Both charts; of several networks every one is a line, without the gap.
     *
     * @param measure what an epoch is judged by, such as {@code Accuracy}
     */
    static List<Chart> of(List<Learning> learnings, String measure) {
        Kind judged = new Kind(measure, LineChart.PERCENT, 2, 1, EpochReport.Fitness::accuracy);
        return List.of(chart(judged, learnings), chart(LOSS, learnings));
    }

    private static Chart chart(Kind kind, List<Learning> learnings) {
        return learnings.size() == 1 ? single(kind, learnings.get(0).history()) : several(kind, learnings);
    }

    private static Chart single(Kind kind, History history) {
        boolean judged = history.bestEpoch().validation().n() > 0;
        List<Double> train = series(kind, history, true);
        LineChart chart = new LineChart(history.first(), history.trained(), kind.unit);
        if (judged) {
            List<Double> validation = series(kind, history, false);
            chart.band("gap", train, validation);
            chart.line(TRAINING, train, "var(--train)", true);
            chart.line(VALIDATION, validation, "var(--accent)", false);
        } else {
            chart.line(TRAINING, train, "var(--train)", true);
        }
        chart.mark(history.best(), "kept");
        return new Chart(kind.name + " by epoch", words(kind, history, judged), chart.option());
    }

    private static String words(Kind kind, History history, boolean judged) {
        EpochReport first = history.epochs().get(0);
        EpochReport best = history.bestEpoch();
        EpochReport last = history.last();
        String train = kind.name + " on training pictures goes from " + kind.text(kind.value(first.train())) + " to "
                + kind.text(kind.value(last.train()));
        if (!judged) {
            return train + ". There was no validation part.";
        }
        double gap = kind.value(best.train()) - kind.value(best.validation());
        return train + ", on validation pictures from " + kind.text(kind.value(first.validation())) + " to "
                + kind.text(kind.value(last.validation())) + ". At epoch " + best.epoch()
                + ", which was kept, the gap between them is "
                + kind.text(Math.abs(gap)).replace(" %", " points")
                + (kind.better * gap >= 0 ? "." : ", in favour of validation.");
    }

    private static Chart several(Kind kind, List<Learning> learnings) {
        int first = learnings.get(0).history().first();
        int last = learnings.stream().mapToInt(l -> l.history().trained()).max().orElse(first);
        LineChart chart = new LineChart(first, last, kind.unit);
        for (int i = 0; i < learnings.size(); i++) {
            History history = learnings.get(i).history();
            String colour = "var(--fold-" + i % 6 + ")";
            chart.companion(learnings.get(i).name() + ", training", series(kind, history, true), colour, true);
            if (history.bestEpoch().validation().n() > 0) {
                chart.line(learnings.get(i).name(), series(kind, history, false), colour, false);
                chart.point(history.best(), kind.value(history.bestEpoch().validation()), colour);
            }
        }
        return new Chart(
                kind.name + " by epoch",
                "A solid line is a fold's validation pictures, the dashed line of the same colour its training pictures;"
                        + " the mark is the epoch that was kept.",
                chart.option());
    }

    private static List<Double> series(Kind kind, History history, boolean train) {
        List<Double> out = new ArrayList<>();
        for (EpochReport report : history.epochs()) {
            out.add(kind.value(train ? report.train() : report.validation()));
        }
        return out;
    }
}
