package dev.fovea.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.data.BadFile;
import dev.fovea.data.Task;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.History;
import dev.fovea.fit.Recipe;
import dev.fovea.model.ModelCard;
import dev.fovea.score.Averages;
import dev.fovea.score.CalibrationScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.IntervalMethod;
import dev.fovea.score.MeanSpread;
import dev.fovea.score.Scores;
import dev.fovea.score.TopK;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plain tables of a report. */
record Grids(Words words) {
    /** Bad files shown; {@code bad-files.csv} has them all. */
    static final int BAD = 200;

    /** What is told of folds: the key of a metric, and that of its name. */
    private record Told(String metric, String name) {}

    private static final List<Told> CLASSES = List.of(
            new Told("accuracy", "accuracy"),
            new Told("overall.balancedAccuracy", "balanced"),
            new Told("averages.macro.f1", "macro-f1"),
            new Told("overall.matthews", "matthews"),
            new Told("overall.logLoss", "log-loss"),
            new Told("overall.ece", "ece"));

    private static final List<Told> SETS = List.of(
            new Told("averages.micro.f1", "micro-f1"),
            new Told("averages.macro.f1", "macro-f1"),
            new Told("accuracy", "exact"),
            new Told("averages.macro.prAuc", "map"),
            new Told("overall.logLoss", "log-loss"));

    /** Metrics of the whole. */
    Grid metrics(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        switch (evaluation.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> classes(evaluation, rows);
            case MULTI_LABEL -> sets(evaluation, rows);
        }
        return new Grid(
                words.say("metrics.caption"),
                List.of(words.say("metric"), words.say("value"), words.say("interval"), words.say("by")),
                rows);
    }

    /** Of several labels a picture. */
    private void sets(Evaluation evaluation, List<List<String>> rows) {
        int n = evaluation.n();
        Averages averages = evaluation.averages();
        rows.add(share(words.say("metric.micro-f1"), averages.micro().f1(), n));
        rows.add(share(words.say("metric.micro-precision"), averages.micro().precision(), n));
        rows.add(share(words.say("metric.micro-recall"), averages.micro().recall(), n));
        rows.add(share(words.say("metric.macro-f1"), averages.macro().f1(), n));
        Scores samples = averages.samples();
        rows.add(share(words.say("metric.samples-f1"), samples == null ? null : samples.f1(), n));
        rows.add(share(words.say("metric.exact"), evaluation.accuracy(), n));
        rows.add(share(words.say("metric.hamming"), evaluation.overall().hammingLoss(), Integer.MAX_VALUE));
        rows.add(number(words.say("metric.map"), averages.macro().prAuc()));
        rows.add(number(words.say("metric.macro-roc"), averages.macro().rocAuc()));
        rows.add(number(words.say("metric.log-loss"), evaluation.overall().logLoss()));
    }

    private void classes(Evaluation evaluation, List<List<String>> rows) {
        int n = evaluation.n();
        rows.add(share(words.say("metric.accuracy"), evaluation.accuracy(), n));
        for (TopK top : evaluation.topK()) {
            if (top.k() > 1) {
                rows.add(share(words.say("metric.top", top.k()), top.accuracy(), n));
            }
        }
        rows.add(share(words.say("metric.balanced"), evaluation.overall().balancedAccuracy(), n));
        rows.add(share(
                words.say("metric.macro-f1"), evaluation.averages().macro().f1(), n));
        rows.add(number(
                words.say("metric.macro-roc"), evaluation.averages().macro().rocAuc()));
        rows.add(number(words.say("metric.matthews"), evaluation.overall().matthews()));
        rows.add(number(words.say("metric.kappa"), evaluation.overall().kappa()));
        rows.add(number(words.say("metric.log-loss"), evaluation.overall().logLoss()));
        CalibrationScores calibration = evaluation.overall().calibration();
        if (calibration != null) {
            rows.add(number(words.say("metric.brier"), calibration.brier()));
            rows.add(share(words.say("metric.ece"), calibration.ece(), n));
        }
        if (evaluation.task().isOrdered()) {
            rows.add(number(
                    words.say("metric.quadratic-kappa"), evaluation.overall().quadraticKappa()));
            rows.add(number(words.say("metric.distance"), evaluation.overall().distance()));
        }
    }

    private List<String> share(String name, @Nullable Estimate estimate, int n) {
        return estimate == null
                ? List.of(name, "–", "", words.say("not-defined"))
                : List.of(
                        name,
                        words.percent(estimate.value(), n),
                        words.interval(estimate, n),
                        words.method(estimate.method()));
    }

    private List<String> number(String name, @Nullable Estimate estimate) {
        if (estimate == null) {
            return List.of(name, "–", "", words.say("not-defined"));
        }
        String interval = estimate.method() == IntervalMethod.NONE
                ? ""
                : words.number(estimate.low())
                        + (estimate.low() < 0 ? words.say("to") : "–")
                        + words.number(estimate.high());
        return List.of(name, words.number(estimate.value()), interval, words.method(estimate.method()));
    }

    /** Of a model file that says several labels. */
    Grid thresholds(ModelCard card) {
        List<List<String>> rows = new ArrayList<>();
        for (int c = 0; c < card.labels().size(); c++) {
            rows.add(List.of(
                    card.labels().name(c), words.number(card.thresholds().get(c))));
        }
        return new Grid(
                words.say("thresholds.caption"), List.of(words.say("class"), words.say("coverage.threshold")), rows);
    }

    /** Every epoch of a network. */
    Grid epochs(Learning learning, String measure) {
        History history = learning.history();
        List<List<String>> rows = new ArrayList<>();
        for (EpochReport r : history.epochs()) {
            boolean judged = r.validation().n() > 0;
            rows.add(List.of(
                    r.epoch() == history.best() ? words.say("epoch.kept", r.epoch()) : String.valueOf(r.epoch()),
                    loss(r.train().loss()),
                    words.percent(r.train().accuracy(), Integer.MAX_VALUE),
                    judged ? loss(r.validation().loss()) : "–",
                    judged ? words.percent(r.validation().accuracy(), Integer.MAX_VALUE) : "–",
                    judged
                            ? String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    100 * (r.train().accuracy() - r.validation().accuracy()))
                            : "–",
                    String.format(Locale.ROOT, "%.3g", r.rate()),
                    words.count(Math.round(r.picturesPerSecond()))));
        }
        return new Grid(
                words.say("epochs.caption", learning.name(words)),
                List.of(
                        words.say("epoch.heading"),
                        words.say("of-training", words.say("loss.heading")),
                        words.say("of-training", measure),
                        words.say("of-validation", words.say("loss.heading")),
                        words.say("of-validation", measure),
                        words.say("gap.heading"),
                        words.say("rate"),
                        words.say("speed")),
                rows);
    }

    private static String loss(double loss) {
        return String.format(Locale.ROOT, "%.4f", loss);
    }

    /** The kept epoch of every fold. */
    Grid folds(List<Learning> learnings, String measure) {
        List<List<String>> rows = new ArrayList<>();
        for (Learning learning : learnings) {
            EpochReport best = learning.history().bestEpoch();
            double gap = best.train().accuracy() - best.validation().accuracy();
            rows.add(List.of(
                    learning.name(words),
                    words.say("of", best.epoch(), learning.history().trained()),
                    words.percent(best.train().accuracy(), Integer.MAX_VALUE),
                    words.percent(best.validation().accuracy(), Integer.MAX_VALUE),
                    String.format(Locale.ROOT, "%.2f", 100 * gap)));
        }
        return new Grid(
                words.say("folds.kept"),
                List.of(
                        words.say("fold.heading"),
                        words.say("epoch.kept.heading"),
                        words.say("of-training", measure),
                        words.say("of-validation", measure),
                        words.say("gap.heading")),
                rows);
    }

    /** The main figures over folds: mean, interval, spread. */
    Grid spread(FoldsEvaluation.Folds folds, Task task) {
        List<List<String>> rows = new ArrayList<>();
        for (Told told : task.isMultiLabel() ? SETS : CLASSES) {
            MeanSpread of = folds.metrics().get(told.metric);
            if (of != null) {
                Double low = of.low();
                Double high = of.high();
                Double spread = of.spread();
                rows.add(List.of(
                        words.say("metric." + told.name),
                        words.number(of.mean()),
                        low == null || high == null ? "" : words.number(low) + "–" + words.number(high),
                        spread == null ? "–" : words.number(spread)));
            }
        }
        return new Grid(
                words.say("spread.caption", words.method(folds.method())),
                List.of(words.say("metric"), words.say("mean"), words.say("interval"), words.say("spread")),
                rows);
    }

    /** Files with which something is wrong: those that were passed over first. */
    Grid bad(List<BadFile> files) {
        List<List<String>> rows = files.stream()
                .sorted(Comparator.comparing(f -> f.kind().isUsed()))
                .limit(BAD)
                .map(f -> List.of(f.name(), words.say("bad." + f.kind()), f.reason()))
                .toList();
        return new Grid(
                words.say("bad.caption"), List.of(words.say("file"), words.say("kind"), words.say("why")), rows);
    }

    /** Every setting by its key in {@code recipe.yaml}: a table for each of its sections. */
    List<Grid> settings(Recipe recipe) {
        List<Grid> out = new ArrayList<>();
        for (Map.Entry<String, JsonNode> section : Json.YAML.toTree(recipe).properties()) {
            List<List<String>> rows = new ArrayList<>();
            flatten(section.getValue(), "", rows);
            out.add(new Grid(section.getKey(), List.of(words.say("setting"), words.say("value")), rows));
        }
        return out;
    }

    private static void flatten(JsonNode node, String path, List<List<String>> rows) {
        if (node.isObject() && !node.isEmpty()) {
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                flatten(field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), rows);
            }
        } else if (node.isArray() && node.size() > 0 && node.get(0).isObject()) {
            for (int i = 0; i < node.size(); i++) {
                rows.add(List.of(path + "." + (i + 1), plain(node.get(i)).replaceAll("^\\{|}$", "")));
            }
        } else {
            rows.add(List.of(path, plain(node)));
        }
    }

    private static String plain(JsonNode node) {
        return node.isValueNode()
                ? node.asText()
                : node.toString().replace("\"", "").replaceAll("([:,])", "$1 ");
    }
}
