package dev.fovea.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.base.Check;
import dev.fovea.base.Json;
import dev.fovea.base.Seed;
import dev.fovea.data.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How good a classifier is on labelled samples: every metric with a 95 % interval. Immutable; safe from any thread; written
 * as {@code evaluation.json}.
 *
 * <p>Intervals: accuracy, top-k and each class's precision, recall and specificity are proportions and get Wilson's; the
 * others get a percentile bootstrap of 1,000 resamples. Where samples are in groups they are not independent, and every
 * interval is a bootstrap over whole groups (or Wilson's over groups, for a proportion of 0 % or 100 %). Each estimate says
 * which. A bootstrap of a metric in which no sample errs (an F1 of 1) has no width; look at accuracy's then. Numbers equal scikit-learn's where both are
 * defined; what is not defined is absent.
 *
 * @param part what it was computed on: {@code train}, {@code validation}, {@code test}, {@code out-of-fold}
 * @param n samples, at least 1
 * @param accuracy share of samples whose most probable class is the truth; of several labels a sample, of which exactly the
 *     labels that they have were said (subset accuracy)
 * @param topK share of samples whose truth is among the k most probable classes, for k of 1, 3, 5 below the class count;
 *     empty for several labels a sample
 * @param overall metrics of the whole
 * @param averages averages over classes
 * @param classes each class, in the order of the class index
 * @param confusion samples by truth (row) and prediction (column), both in the order of {@code classes}; empty
 *     for several labels a sample
 */
public record Evaluation(
        String part,
        int n,
        Estimate accuracy,
        List<TopK> topK,
        Overall overall,
        Averages averages,
        List<ClassScores> classes,
        List<List<Integer>> confusion) {
    /** The key that holds the spread over folds in {@code evaluation.json}; see {@link FoldsEvaluation}. */
    static final String FOLDS = "folds";

    /** The key that holds how conformal sets and not answering did, where a model file was judged; see {@code TrustScores}. */
    public static final String TRUST = "trust";

    /** The child seed of all resamples. */
    static final String SEED = "evaluation";

    /** Copies the lists. A text that lacks a key is refused here. */
    public Evaluation {
        Objects.requireNonNull(part, "part");
        Objects.requireNonNull(overall, "overall");
        Objects.requireNonNull(averages, "averages");
        topK = List.copyOf(topK);
        classes = List.copyOf(classes);
        confusion = confusion.stream().map(List::copyOf).toList();
    }

    /**
     * Evaluates predictions. Cost: about 1,000 x samples x classes additions for the intervals, on all cores.
     *
     * @param part what the predictions were made on, such as {@code test}
     * @param seed of the resamples
     */
    public static Evaluation of(Predictions predictions, String part, Seed seed) {
        return of(predictions, part, seed, predictions.isMultiLabel() ? new Task.MultiLabel() : new Task.SingleLabel());
    }

    /** The same with the metrics of a task. */
    public static Evaluation of(Predictions predictions, String part, Seed seed, Task task) {
        Check.that(
                task.isMultiLabel() == predictions.isMultiLabel(),
                "predictions must be of the task %s, but are %s",
                task.word(),
                predictions.isMultiLabel() ? "sets of labels" : "one class each");
        Seed own = seed.child(SEED);
        return switch (task.kind()) {
            case SINGLE_LABEL, ORDINAL ->
                new Judge(predictions, own, task.isOrdered()).evaluation(predictions.labels(), part);
            case MULTI_LABEL -> new SetJudge(predictions, own).evaluation(predictions.labels(), part);
        };
    }

    /** What was asked: it shows in which metrics there are. */
    public Task task() {
        if (averages.samples() != null) {
            return new Task.MultiLabel();
        }
        return overall.distance() != null ? new Task.Ordinal() : new Task.SingleLabel();
    }

    /** What to look at first: accuracy; of several labels a sample micro-F1, or accuracy where no label is there or said. */
    public Estimate headline() {
        Estimate f1 = averages.micro().f1();
        return switch (task().kind()) {
            case SINGLE_LABEL, ORDINAL -> accuracy;
            case MULTI_LABEL -> f1 == null ? accuracy : f1;
        };
    }

    /** As {@code evaluation.json}. */
    public String toJson() {
        return Json.JSON.write(this);
    }

    /**
     * Reads {@code evaluation.json}; of a cross-validation, the pooled out-of-fold figures.
     *
     * @param where what a message calls the text, such as the file's path
     * @throws dev.fovea.base.FoveaException if the text is no evaluation
     */
    public static Evaluation fromJson(String text, String where) {
        JsonNode tree = Json.JSON.tree(text, where);
        if (tree instanceof ObjectNode object) {
            object.remove(List.of(FOLDS, TRUST));
        }
        return Json.JSON.fromTree(tree, Evaluation.class, where);
    }

    /**
     * Every metric that is defined, by the path of its JSON keys: {@code accuracy}, {@code top3}, {@code overall.kappa},
     * {@code averages.macro.f1}, {@code classes.cat.recall}; a new map in that order.
     */
    public Map<String, Estimate> metrics() {
        Map<String, Estimate> out = new LinkedHashMap<>();
        out.put("accuracy", accuracy);
        topK.stream().filter(top -> top.k() > 1).forEach(top -> out.put("top" + top.k(), top.accuracy()));
        put(out, "overall.balancedAccuracy", overall.balancedAccuracy());
        put(out, "overall.matthews", overall.matthews());
        put(out, "overall.kappa", overall.kappa());
        out.put("overall.logLoss", overall.logLoss());
        put(out, "overall.quadraticKappa", overall.quadraticKappa());
        put(out, "overall.distance", overall.distance());
        put(out, "overall.hammingLoss", overall.hammingLoss());
        if (overall.calibration() != null) {
            put(out, "overall.brier", overall.calibration().brier());
            put(out, "overall.ece", overall.calibration().ece());
        }
        put(out, "averages.macro.", averages.macro());
        put(out, "averages.micro.", averages.micro());
        put(out, "averages.weighted.", averages.weighted());
        if (averages.samples() != null) {
            put(out, "averages.samples.", averages.samples());
        }
        classes.forEach(one -> put(out, "classes." + one.label() + ".", one.scores()));
        return out;
    }

    private static void put(Map<String, Estimate> out, String prefix, Scores scores) {
        put(out, prefix + "precision", scores.precision());
        put(out, prefix + "recall", scores.recall());
        put(out, prefix + "f1", scores.f1());
        put(out, prefix + "specificity", scores.specificity());
        put(out, prefix + "rocAuc", scores.rocAuc());
        put(out, prefix + "prAuc", scores.prAuc());
    }

    private static void put(Map<String, Estimate> out, String name, @Nullable Estimate estimate) {
        if (estimate != null) {
            out.put(name, estimate);
        }
    }
}
