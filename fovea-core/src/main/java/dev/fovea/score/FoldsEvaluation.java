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

/**
 * How good a classifier is by cross-validation: the figures of all out-of-fold predictions together, and every metric's
 * mean and spread over the folds. Immutable. In {@code evaluation.json} the pooled figures are where those of a test part
 * would be, and the folds are under one more key, {@code folds}.
 *
 * @param pooled all out-of-fold predictions as one; its intervals are the ones to quote
 * @param folds the spread over folds: folds share training samples, so it is no standard error
 */
public record FoldsEvaluation(Evaluation pooled, Folds folds) {
    /**
     * Figures over folds.
     *
     * @param sizes samples that each fold held out
     * @param metrics by name as in {@link Evaluation#metrics}; a metric that is defined in no fold is absent
     */
    public record Folds(List<Integer> sizes, Map<String, MeanSpread> metrics) {
        /** Copies; the order of the metrics is kept. */
        public Folds {
            sizes = List.copyOf(sizes);
            metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        }
    }

    /**
     * Puts the folds' evaluations together.
     *
     * @param folds of each fold's held-out samples, at least two
     * @param pooled of all folds' predictions; its n is the sum of theirs
     */
    public static FoldsEvaluation of(List<Evaluation> folds, Evaluation pooled) {
        Check.that(folds.size() >= 2, "folds must be at least 2, but were %d", folds.size());
        int sum = folds.stream().mapToInt(Evaluation::n).sum();
        Check.that(sum == pooled.n(), "pooled samples must be the folds' %d, but were %d", sum, pooled.n());
        Map<String, List<Double>> values = new LinkedHashMap<>();
        pooled.metrics().keySet().forEach(name -> values.put(name, new ArrayList<>()));
        for (Evaluation fold : folds) {
            fold.metrics()
                    .forEach((name, estimate) ->
                            values.computeIfAbsent(name, n -> new ArrayList<>()).add(estimate.value()));
        }
        Map<String, MeanSpread> metrics = new LinkedHashMap<>();
        values.forEach((name, of) -> {
            if (!of.isEmpty()) {
                metrics.put(name, MeanSpread.of(of));
            }
        });
        return new FoldsEvaluation(
                pooled, new Folds(folds.stream().map(Evaluation::n).toList(), metrics));
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
