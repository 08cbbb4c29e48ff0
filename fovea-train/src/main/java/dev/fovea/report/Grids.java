package dev.fovea.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Json;
import dev.fovea.data.BadFile;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.History;
import dev.fovea.fit.Recipe;
import dev.fovea.score.Averages;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import dev.fovea.score.Scores;
import dev.fovea.score.TopK;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plain tables of a report. */
final class Grids {
    /** Bad files shown; {@code bad-files.csv} has them all. */
    static final int BAD = 200;

    /** Kinds of mistakes shown. */
    static final int CONFUSIONS = 12;

    private Grids() {}

    /** Metrics of the whole. */
    static Grid metrics(Evaluation evaluation) {
        List<List<String>> rows = new ArrayList<>();
        switch (evaluation.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> classes(evaluation, rows);
            case MULTI_LABEL -> sets(evaluation, rows);
        }
        return new Grid("Metrics of the whole", List.of("Metric", "Value", "95 % interval", "By"), rows);
    }

    /** Of several labels a picture. */
    private static void sets(Evaluation evaluation, List<List<String>> rows) {
        int n = evaluation.n();
        Averages averages = evaluation.averages();
        rows.add(share("Micro F1", averages.micro().f1(), n));
        rows.add(share("Micro precision", averages.micro().precision(), n));
        rows.add(share("Micro recall", averages.micro().recall(), n));
        rows.add(share("Macro F1", averages.macro().f1(), n));
        Scores samples = averages.samples();
        rows.add(share("F1, mean over pictures", samples == null ? null : samples.f1(), n));
        rows.add(share("All labels right", evaluation.accuracy(), n));
        rows.add(share("Hamming loss", evaluation.overall().hammingLoss(), Integer.MAX_VALUE));
        rows.add(number("Mean average precision (mAP)", averages.macro().prAuc()));
        rows.add(number("Macro ROC-AUC", averages.macro().rocAuc()));
        rows.add(number("Log-loss", evaluation.overall().logLoss()));
    }

    private static void classes(Evaluation evaluation, List<List<String>> rows) {
        int n = evaluation.n();
        rows.add(share("Accuracy", evaluation.accuracy(), n));
        for (TopK top : evaluation.topK()) {
            if (top.k() > 1) {
                rows.add(share("Top-" + top.k() + " accuracy", top.accuracy(), n));
            }
        }
        rows.add(share("Balanced accuracy", evaluation.overall().balancedAccuracy(), n));
        rows.add(share("Macro F1", evaluation.averages().macro().f1(), n));
        rows.add(number("Macro ROC-AUC", evaluation.averages().macro().rocAuc()));
        rows.add(number("Matthews correlation", evaluation.overall().matthews()));
        rows.add(number("Cohen's kappa", evaluation.overall().kappa()));
        rows.add(number("Log-loss", evaluation.overall().logLoss()));
        if (evaluation.task().isOrdered()) {
            rows.add(number("Quadratic kappa", evaluation.overall().quadraticKappa()));
            rows.add(number("Classes away from the truth", evaluation.overall().distance()));
        }
    }

    private static List<String> share(String name, @Nullable Estimate estimate, int n) {
        return estimate == null
                ? List.of(name, "–", "", "not defined")
                : List.of(
                        name,
                        Words.percent(estimate.value(), n),
                        Words.interval(estimate, n),
                        estimate.method().words());
    }

    private static List<String> number(String name, @Nullable Estimate estimate) {
        if (estimate == null) {
            return List.of(name, "–", "", "not defined");
        }
        String interval = estimate.method() == IntervalMethod.NONE
                ? ""
                : Words.number(estimate.low()) + (estimate.low() < 0 ? " to " : "–") + Words.number(estimate.high());
        return List.of(
                name,
                Words.number(estimate.value()),
                interval,
                estimate.method().words());
    }

    /** Every epoch of a network. */
    static Grid epochs(Learning learning, String measure) {
        History history = learning.history();
        List<List<String>> rows = new ArrayList<>();
        for (EpochReport r : history.epochs()) {
            boolean judged = r.validation().n() > 0;
            rows.add(List.of(
                    r.epoch() + (r.epoch() == history.best() ? " (kept)" : ""),
                    loss(r.train().loss()),
                    Words.percent(r.train().accuracy(), Integer.MAX_VALUE),
                    judged ? loss(r.validation().loss()) : "–",
                    judged ? Words.percent(r.validation().accuracy(), Integer.MAX_VALUE) : "–",
                    judged
                            ? String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    100 * (r.train().accuracy() - r.validation().accuracy()))
                            : "–",
                    String.format(Locale.ROOT, "%.3g", r.rate()),
                    Words.count(Math.round(r.picturesPerSecond()))));
        }
        return new Grid(
                "Epochs of " + learning.name(),
                List.of(
                        "Epoch",
                        "Loss, training",
                        measure + ", training",
                        "Loss, validation",
                        measure + ", validation",
                        "Gap, points",
                        "Rate",
                        "Pictures/s"),
                rows);
    }

    private static String loss(double loss) {
        return String.format(Locale.ROOT, "%.4f", loss);
    }

    /** The kept epoch of every fold. */
    static Grid folds(List<Learning> learnings, String measure) {
        List<List<String>> rows = new ArrayList<>();
        for (Learning learning : learnings) {
            EpochReport best = learning.history().bestEpoch();
            double gap = best.train().accuracy() - best.validation().accuracy();
            rows.add(List.of(
                    learning.name(),
                    best.epoch() + " of " + learning.history().trained(),
                    Words.percent(best.train().accuracy(), Integer.MAX_VALUE),
                    Words.percent(best.validation().accuracy(), Integer.MAX_VALUE),
                    String.format(Locale.ROOT, "%.2f", 100 * gap)));
        }
        return new Grid(
                "The kept epoch of every fold",
                List.of("Fold", "Kept epoch", measure + ", training", measure + ", validation", "Gap, points"),
                rows);
    }

    /** The most frequent mistakes. */
    static Grid confusions(Evaluation evaluation) {
        List<List<String>> rows = Confusion.of(evaluation).stream()
                .limit(CONFUSIONS)
                .map(c -> List.of(
                        c.truth(),
                        c.predicted(),
                        Words.count(c.count()),
                        Words.percent((double) c.count() / c.of()) + " of " + Words.count(c.of())))
                .toList();
        return new Grid(
                "The most frequent mistakes", List.of("Given label", "Taken for", "Pictures", "Of its pictures"), rows);
    }

    /** Files with which something is wrong: those that were passed over first. */
    static Grid bad(List<BadFile> files) {
        List<List<String>> rows = files.stream()
                .sorted(Comparator.comparing(f -> f.kind().isUsed()))
                .limit(BAD)
                .map(f -> List.of(
                        f.name(), f.kind().word() + (f.kind().isUsed() ? ", used all the same" : ""), f.reason()))
                .toList();
        return new Grid("Files with which something is wrong", List.of("File", "Kind", "Why"), rows);
    }

    /** Every setting by its key in {@code recipe.yaml}: a table for each of its sections. */
    static List<Grid> settings(Recipe recipe) {
        List<Grid> out = new ArrayList<>();
        for (Map.Entry<String, JsonNode> section : Json.YAML.toTree(recipe).properties()) {
            List<List<String>> rows = new ArrayList<>();
            flatten(section.getValue(), "", rows);
            out.add(new Grid(section.getKey(), List.of("Setting", "Value"), rows));
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
