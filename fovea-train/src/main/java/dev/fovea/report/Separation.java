package dev.fovea.report;

import dev.fovea.score.ClassCurves;
import dev.fovea.score.CurvePoint;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How well each class is told from the others at every threshold: ROC and precision over recall. */
record Separation(Words words) {
    /** Lines in one chart; of more classes, those that are told apart worst. */
    static final int LINES = 6;

    /** Rows of the table. */
    private static final int ROWS = 100;

    /** Both charts; empty where neither is defined. */
    List<Chart> charts(Predictions predictions, Evaluation evaluation) {
        List<ClassCurves> curves = ClassCurves.of(predictions);
        List<Integer> worst = worst(evaluation);
        List<Chart> out = new ArrayList<>();
        Grid table = table(evaluation, worst);
        if (curves.stream().anyMatch(c -> !c.roc().isEmpty())) {
            XyChart chart = new XyChart(words.say("roc.across"), words.say("recall"), words.percentSign());
            chart.guide(List.of(List.of(0.0, 0.0), List.of(100.0, 100.0)));
            draw(chart, curves, worst, ClassCurves::roc);
            out.add(new Chart("roc", words.say("roc.title"), said("roc.words", worst), chart.option(), table));
        }
        if (curves.stream().anyMatch(c -> !c.precisionRecall().isEmpty())) {
            XyChart chart = new XyChart(words.say("recall"), words.say("precision"), words.percentSign());
            draw(chart, curves, worst, ClassCurves::precisionRecall);
            out.add(new Chart(
                    "precision-recall", words.say("pr.title"), said("pr.words", worst), chart.option(), null));
        }
        return out;
    }

    private String said(String key, List<Integer> classes) {
        return words.say(key) + (classes.size() > LINES ? words.say("curves.worst", LINES) : "");
    }

    private static void draw(
            XyChart chart,
            List<ClassCurves> curves,
            List<Integer> worst,
            Function<ClassCurves, List<CurvePoint>> which) {
        int line = 0;
        for (int c : worst) {
            List<CurvePoint> points = which.apply(curves.get(c));
            if (!points.isEmpty() && line < LINES) {
                List<List<Double>> drawn = points.stream()
                        .map(p -> List.of(percent(p.x()), percent(p.y())))
                        .toList();
                chart.curve(curves.get(c).label(), drawn, ChartStyle.colour(line), line % 2 == 1);
                line++;
            }
        }
    }

    private static double percent(double share) {
        return Math.round(share * 1e4) / 100.0;
    }

    /** Class indices by average precision, the worst first; those without one last. */
    private static List<Integer> worst(Evaluation evaluation) {
        List<Integer> out = new ArrayList<>();
        for (int c = 0; c < evaluation.classes().size(); c++) {
            out.add(c);
        }
        out.sort(Comparator.comparingDouble(
                c -> value(evaluation.classes().get(c).scores().prAuc())));
        return out;
    }

    private static double value(@Nullable Estimate estimate) {
        return estimate == null ? 2 : estimate.value();
    }

    private Grid table(Evaluation evaluation, List<Integer> worst) {
        List<List<String>> rows = worst.stream()
                .limit(ROWS)
                .map(c -> evaluation.classes().get(c))
                .map(c -> List.of(
                        c.label(),
                        text(c.scores().rocAuc()),
                        interval(c.scores().rocAuc()),
                        text(c.scores().prAuc()),
                        interval(c.scores().prAuc())))
                .toList();
        return new Grid(
                words.say("areas.caption"),
                List.of(words.say("class"), "ROC-AUC", words.say("interval"), "PR-AUC", words.say("interval")),
                rows);
    }

    private String text(@Nullable Estimate estimate) {
        return estimate == null ? "–" : words.number(estimate.value());
    }

    private String interval(@Nullable Estimate estimate) {
        return estimate == null || estimate.low() == estimate.high()
                ? ""
                : words.number(estimate.low()) + "–" + words.number(estimate.high());
    }
}
