package dev.fovea.score;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.fovea.base.Check;
import dev.fovea.base.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How good a classifier is by cross-validation: the figures of all out-of-fold predictions together, and every metric's
 * mean and spread over the folds, with an interval that allows for what folds share. Immutable. In {@code evaluation.json} the pooled figures are where those of a test part
 * would be, and the folds are under one more key, {@code folds}.
 *
 * @param pooled all out-of-fold predictions as one; its intervals tell how far the figures of these very networks can be
 *     trusted: they know of the samples that were judged, not of those that were trained on
 * @param folds mean and spread over folds, with an interval for the figure that training the same way on other samples gives,
 *     mostly the wider one. The spread alone is no standard error, because folds share training samples
 */
public record FoldsEvaluation(Evaluation pooled, Folds folds) {
    /**
     * Figures over folds.
     *
     * @param sizes samples that each fold held out, of all repeats
     * @param testToTrain samples that a fold holds out by those it does not, the mean over folds, above 0
     * @param method of the metrics' 95 % intervals
     * @param metrics by name as in {@link Evaluation#metrics}; a metric that is defined in no fold is absent
     * @param unprotected how good it would have looked with groups and copies let apart; null where nobody has looked, or
     *     nothing was kept together
     */
    public record Folds(
            List<Integer> sizes,
            double testToTrain,
            IntervalMethod method,
            Map<String, MeanSpread> metrics,
            @Nullable Unprotected unprotected) {
        /** Copies; the order of the metrics is kept. */
        public Folds {
            sizes = List.copyOf(sizes);
            Objects.requireNonNull(method, "method");
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /**
     * Puts the evaluations of all folds together.
     *
     * @param folds of each fold's held-out samples, at least two; of all repeats, where every sample was held out several
     *     times
     * @param pooled of all samples; the n of the folds is the sum of theirs, or a whole multiple for repeats
     */
    public static FoldsEvaluation of(List<Evaluation> folds, Evaluation pooled) {
        int sum = folds.stream().mapToInt(Evaluation::n).sum();
        Check.that(
                sum > 0 && sum % pooled.n() == 0, "pooled samples must be the folds' %d, but were %d", sum, pooled.n());
        return of(folds, pooled, pooled.n());
    }

    /**
     * The same where the pooled samples do not tell how many there are: not all folds are ready, or each repeat's predictions
     * are in the pool.
     *
     * @param samples of all folds of one repeat, more than any fold holds out
     */
    public static FoldsEvaluation of(List<Evaluation> folds, Evaluation pooled, int samples) {
        Check.that(folds.size() >= 2, "folds must be at least 2, but were %d", folds.size());
        List<Integer> sizes = folds.stream().map(Evaluation::n).toList();
        Check.that(
                sizes.stream().allMatch(size -> size < samples),
                "samples of all folds must be more than those of each, but were %d for folds of %s",
                samples,
                sizes);
        double ratio = sizes.stream()
                .mapToDouble(size -> (double) size / (samples - size))
                .average()
                .orElseThrow();
        Map<String, MeanSpread> metrics = new LinkedHashMap<>();
        values(folds, pooled).forEach((name, of) -> metrics.put(name, MeanSpread.of(name, of, ratio)));
        return new FoldsEvaluation(pooled, new Folds(sizes, ratio, IntervalMethod.CORRECTED_T, metrics, null));
    }

    /** The same, saying how good it would have looked with groups and copies let apart. */
    public FoldsEvaluation with(Unprotected unprotected) {
        return new FoldsEvaluation(
                pooled, new Folds(folds.sizes, folds.testToTrain, folds.method, folds.metrics, unprotected));
    }

    /** Each metric's values in the folds that define it, in the order of the pooled figures; at least one each. */
    private static Map<String, List<Double>> values(List<Evaluation> folds, Evaluation pooled) {
        Map<String, List<Double>> values = new LinkedHashMap<>();
        pooled.metrics().keySet().forEach(name -> values.put(name, new ArrayList<>()));
        for (Evaluation fold : folds) {
            fold.metrics()
                    .forEach((name, estimate) ->
                            values.computeIfAbsent(name, n -> new ArrayList<>()).add(estimate.value()));
        }
        values.values().removeIf(List::isEmpty);
        return values;
    }

    /** As {@code evaluation.json}; {@link Evaluation#fromJson} reads the pooled figures of it. */
    public String toJson() {
        ObjectNode tree = (ObjectNode) Json.JSON.toTree(pooled);
        tree.set(Evaluation.FOLDS, Json.JSON.toTree(folds));
        return Json.JSON.write(tree);
    }

    /**
     * Reads {@code evaluation.json} of a cross-validation.
     *
     * @throws dev.fovea.base.FoveaException if the text is none
     */
    public static FoldsEvaluation fromJson(String text, String where) {
        JsonNode folds = Json.JSON.tree(text, where).path(Evaluation.FOLDS);
        Check.world(folds.isObject(), "%s must have the key \"folds\", but has none. It is of one part alone.", where);
        return new FoldsEvaluation(Evaluation.fromJson(text, where), Json.JSON.fromTree(folds, Folds.class, where));
    }
}
