package dev.fovea.report;

import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.data.LabelSet;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import dev.fovea.score.Predictions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** How good each fold's network is on what it had not seen, with its interval, beside the figure of all together. */
record FoldPlot(Facts facts, Words words) {
    /** A fold, and its figure in percent. */
    private record Point(int fold, int n, Estimate estimate) {}

    /** The chart, with its table. */
    Chart chart(String measure) {
        List<Point> points = points();
        double lowest =
                points.stream().mapToDouble(p -> p.estimate.value()).min().orElse(0);
        double highest =
                points.stream().mapToDouble(p -> p.estimate.value()).max().orElse(0);
        return new Chart(
                "folds",
                words.say("folds.title", measure),
                words.say(
                        "folds.words",
                        words.percent(lowest),
                        words.percent(highest),
                        words.percent(
                                facts.evaluation().headline().value(),
                                facts.evaluation().n())),
                option(points, measure),
                table(points, measure));
    }

    private List<Point> points() {
        Map<Integer, List<Integer>> folds = new TreeMap<>();
        Predictions heldOut = facts.heldOut();
        for (int i = 0; i < heldOut.size(); i++) {
            Integer fold = heldOut.rows().get(i).fold();
            if (fold != null) {
                folds.computeIfAbsent(fold, f -> new ArrayList<>()).add(i);
            }
        }
        List<Point> out = new ArrayList<>();
        folds.forEach((fold, samples) -> {
            Evaluation judged = Evaluation.of(
                    part(heldOut, samples),
                    "fold",
                    Seed.of(1),
                    facts.evaluation().task());
            out.add(new Point(fold, samples.size(), judged.headline()));
        });
        return out;
    }

    private static Predictions part(Predictions all, List<Integer> samples) {
        int k = all.labels().size();
        float[] probabilities = new float[samples.size() * k];
        for (int i = 0; i < samples.size(); i++) {
            for (int c = 0; c < k; c++) {
                probabilities[i * k + c] = all.probability(samples.get(i), c);
            }
        }
        List<Predictions.Row> rows =
                samples.stream().map(i -> all.rows().get(i)).toList();
        List<LabelSet> said = samples.stream().map(all::said).toList();
        return all.isMultiLabel()
                ? Predictions.ofSets(all.labels(), rows, probabilities, said)
                : new Predictions(all.labels(), rows, probabilities);
    }

    private String option(List<Point> points, String measure) {
        String all = words.say("folds.all");
        Map<String, Object> option = ChartStyle.option(List.of(Map.of("name", measure), Map.of("name", all)), "item");
        Map<String, Object> across = ChartStyle.across("category", words.say("fold.heading"));
        across.put("data", points.stream().map(p -> String.valueOf(p.fold)).toList());
        Map<String, Object> up = ChartStyle.up(words.percentSign());
        up.put("scale", true);
        up.put("max", 100);
        option.put("xAxis", across);
        option.put("yAxis", up);
        option.put("series", List.of(ranges(points), values(points, measure), pooled(points, all)));
        return Json.LINE.write(option);
    }

    private static Map<String, Object> ranges(List<Point> points) {
        List<Object> ends = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Estimate e = points.get(i).estimate;
            if (e.method() != IntervalMethod.NONE) {
                ends.add(List.of(i, hundredfold(e.low())));
                ends.add(List.of(i, hundredfold(e.high())));
                ends.add(XyChart.GAP);
            }
        }
        Map<String, Object> line = XyChart.silent(ends);
        line.put("lineStyle", Map.of("color", "var(--accent)", "width", 6, "opacity", 0.45, "cap", "round"));
        return line;
    }

    private static Map<String, Object> values(List<Point> points, String measure) {
        Map<String, Object> dots = new LinkedHashMap<>();
        dots.put("type", "scatter");
        dots.put("name", measure);
        dots.put("symbolSize", 12);
        dots.put("itemStyle", Map.of("color", "var(--ink)"));
        dots.put(
                "data",
                IntStream.range(0, points.size())
                        .mapToObj(i ->
                                List.of(i, hundredfold(points.get(i).estimate.value())))
                        .toList());
        return dots;
    }

    private Map<String, Object> pooled(List<Point> points, String name) {
        double value = hundredfold(facts.evaluation().headline().value());
        Map<String, Object> line =
                ChartStyle.line(name, points.stream().map(p -> value).toList(), "var(--train)", true);
        line.put("symbol", "none");
        return line;
    }

    private static double hundredfold(double share) {
        return Math.round(share * 1e4) / 100.0;
    }

    private Grid table(List<Point> points, String measure) {
        List<List<String>> rows = points.stream()
                .map(p -> List.of(
                        words.say("fold", p.fold),
                        words.count(p.n),
                        words.percent(p.estimate.value()),
                        words.interval(p.estimate, 0)))
                .toList();
        return new Grid(
                words.say("folds.title", measure),
                List.of(words.say("fold.heading"), words.say("pictures"), measure, words.say("interval")),
                rows);
    }
}
