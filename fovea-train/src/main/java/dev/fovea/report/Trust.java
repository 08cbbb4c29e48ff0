package dev.fovea.report;

import dev.fovea.base.Seed;
import dev.fovea.score.Predictions;
import dev.fovea.score.Reliability;
import dev.fovea.score.ReliabilityBin;
import dev.fovea.score.RiskCoverage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the classifier's own probabilities are worth: whether they are true, and what asking only the sure ones gains. */
record Trust(Words words) {
    /** Points of a curve, beyond which nobody sees a difference. */
    private static final int POINTS = 200;

    /** The share right of fewer pictures is chance. */
    private static final int FEW = 20;

    /** Rows of the table, in percent of the pictures. */
    private static final List<Integer> COVERAGES = List.of(100, 95, 90, 80, 70, 50, 25);

    /**
     * Both charts; of predictions of one class a picture.
     *
     * @param before what was said without temperature; null where there was none
     */
    List<Chart> charts(Predictions predictions, @Nullable Predictions before, Seed seed) {
        return List.of(
                reliability(Reliability.of(predictions, seed), before == null ? null : Reliability.of(before, seed)),
                coverage(RiskCoverage.of(predictions)));
    }

    private Chart reliability(Reliability reliability, @Nullable Reliability before) {
        XyChart chart = new XyChart(words.say("reliability.across"), words.say("reliability.up"), words.percentSign());
        chart.guide(List.of(List.of(0.0, 0.0), List.of(100.0, 100.0)));
        chart.strokes(
                reliability.bins().stream()
                        .map(b -> List.of(
                                percent(b.confidence()),
                                percent(b.accuracy().low()),
                                percent(b.accuracy().high())))
                        .toList(),
                "var(--accent)");
        chart.dots(
                words.say(before == null ? "reliability.up" : "reliability.after"),
                points(reliability),
                "var(--accent)",
                false);
        if (before != null) {
            chart.dots(words.say("reliability.before"), points(before), "var(--train)", true);
        }
        String said = before == null
                ? said(reliability)
                : said(reliability)
                        + words.say(
                                "reliability.ece-before",
                                words.percent(before.ece().value()));
        return new Chart("reliability", words.say("reliability.title"), said, chart.option(), table(reliability));
    }

    private static List<List<Double>> points(Reliability reliability) {
        return reliability.bins().stream()
                .map(b -> List.of(percent(b.confidence()), percent(b.accuracy().value())))
                .toList();
    }

    private String said(Reliability reliability) {
        String found = words.say(
                "reliability.words",
                words.percent(reliability.ece().value()),
                words.percent(reliability.floor()),
                words.percent(reliability.floorHigh()));
        if (reliability.isWithinFloor()) {
            return found + words.say("reliability.within");
        }
        double over = reliability.bins().stream()
                .mapToDouble(b -> b.n() * (b.confidence() - b.accuracy().value()))
                .sum();
        return found + words.say(over > 0 ? "reliability.over" : "reliability.under");
    }

    private Grid table(Reliability reliability) {
        List<List<String>> rows = new ArrayList<>();
        for (ReliabilityBin bin : reliability.bins()) {
            rows.add(List.of(
                    words.range(bin.low(), bin.high(), 0),
                    words.count(bin.n()),
                    words.percent(bin.confidence()),
                    words.percent(bin.accuracy().value()),
                    words.interval(bin.accuracy(), 0)));
        }
        return new Grid(
                words.say("reliability.title"),
                List.of(
                        words.say("reliability.across"),
                        words.say("pictures"),
                        words.say("mean"),
                        words.say("reliability.up"),
                        words.say("interval")),
                rows);
    }

    private Chart coverage(RiskCoverage curve) {
        XyChart chart = new XyChart(words.say("coverage.across"), words.say("coverage.up"), words.percentSign());
        List<RiskCoverage.Point> points = steady(curve.points());
        double lowest = points.stream().mapToDouble(p -> 1 - p.risk()).min().orElse(0);
        chart.from(10 * Math.floor(10 * lowest));
        int step = Math.max(1, points.size() / POINTS);
        List<List<Double>> drawn = new ArrayList<>();
        for (int i = points.size() - 1; i >= 0; i -= step) {
            drawn.add(List.of(
                    percent(points.get(i).coverage()), percent(1 - points.get(i).risk())));
        }
        chart.curve(words.say("coverage.up"), drawn, "var(--accent)", false);
        return new Chart("risk-coverage", words.say("coverage.title"), said(curve), chart.option(), table(curve));
    }

    /** Those at which enough pictures are answered; all where there are no such. */
    private static List<RiskCoverage.Point> steady(List<RiskCoverage.Point> points) {
        int all = points.get(points.size() - 1).answered();
        return points.stream().filter(p -> p.answered() >= Math.min(FEW, all)).toList();
    }

    private String said(RiskCoverage curve) {
        RiskCoverage.Point all = curve.points().get(curve.points().size() - 1);
        RiskCoverage.Point half = curve.at(0.5);
        RiskCoverage.Point most = curve.at(0.9);
        return words.say(
                "coverage.words",
                words.percent(1 - all.risk()),
                words.percent(most.coverage()),
                words.percent(1 - most.risk()),
                words.percent(half.coverage()),
                words.percent(1 - half.risk()));
    }

    private Grid table(RiskCoverage curve) {
        List<List<String>> rows = COVERAGES.stream()
                .map(percent -> curve.at(percent / 100.0))
                .distinct()
                .map(p -> List.of(
                        words.percent(p.coverage()),
                        words.number(p.threshold()),
                        words.count(p.answered()),
                        words.count(p.wrong()),
                        words.percent(1 - p.risk())))
                .toList();
        return new Grid(
                words.say("coverage.title"),
                List.of(
                        words.say("coverage.across"),
                        words.say("coverage.threshold"),
                        words.say("coverage.answered"),
                        words.say("coverage.wrong"),
                        words.say("coverage.up")),
                rows);
    }

    private static double percent(double share) {
        return Math.round(share * 1e4) / 100.0;
    }
}
