package dev.fovea.report;

import dev.fovea.data.Task;
import dev.fovea.fit.Advice;
import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What to mend next, in sentences, the most rewarding first. */
final class WhatNext {
    /** A class counts as weak where not even the upper end of its recall reaches the accuracy of all. */
    private static final int UNEVEN_CLASSES = 10;

    private static final int CONFUSIONS = 3;

    private WhatNext() {}

    static List<String> of(Facts facts) {
        List<String> out = new ArrayList<>(fitting(facts));
        confusions(facts.evaluation()).ifPresent(out::add);
        weak(facts.evaluation()).ifPresent(out::add);
        uneven(facts).ifPresent(out::add);
        int bad = facts.data().skipped().size();
        if (bad > 0) {
            out.add("Look at the " + Words.count(bad, "file") + " that could not be used (below).");
        }
        if (facts.evaluation().part().equals("validation")) {
            out.add("Keep pictures back that choose nothing: --shares 70/15/15, or cross-validate with --folds 5.");
        }
        return out;
    }

    /** Over- and under-fitting; of several networks, each different verdict once. */
    private static List<String> fitting(Facts facts) {
        List<Learning> learnings = facts.learnings();
        Task task = facts.evaluation().task();
        if (learnings.size() == 1) {
            return List.of(Advice.of(learnings.get(0).history(), task).text());
        }
        Map<Advice.Verdict, List<Learning>> verdicts = new TreeMap<>();
        for (Learning learning : learnings) {
            verdicts.computeIfAbsent(Advice.of(learning.history(), task).verdict(), v -> new ArrayList<>())
                    .add(learning);
        }
        return verdicts.values().stream()
                .map(same -> said(Advice.of(same.get(0).history(), task).text(), same, learnings.size()))
                .toList();
    }

    private static String said(String text, List<Learning> same, int all) {
        return same.size() == all
                ? "In every fold alike; of " + same.get(0).name() + ": " + text
                : "In " + same.size() + " of " + all + " folds; of "
                        + same.get(0).name() + ": " + text;
    }

    private static Optional<String> confusions(Evaluation evaluation) {
        List<Confusion> often =
                Confusion.of(evaluation).stream().filter(c -> c.count() > 1).toList();
        if (often.isEmpty()) {
            return Optional.empty();
        }
        List<String> said = often.stream()
                .limit(CONFUSIONS)
                .map(c -> Words.quoted(c.truth()) + " taken for " + Words.quoted(c.predicted()) + " (" + c.count()
                        + " of " + c.of() + ")")
                .toList();
        return Optional.of(
                "The most frequent mistakes: " + String.join(", ", said)
                        + ". Look at the pictures: labels may be wrong, or the classes may overlap; else add pictures of these.");
    }

    private static Optional<String> weak(Evaluation evaluation) {
        return evaluation.classes().stream()
                .filter(c ->
                        recall(c).map(e -> e.high() < reference(evaluation)).orElse(false))
                .min(Comparator.comparingDouble(
                        c -> recall(c).map(Estimate::value).orElse(1.0)))
                .map(c -> "The weakest class is " + Words.quoted(c.label()) + ": "
                        + Words.percent(recall(c).orElseThrow().value())
                        + " of its pictures are found. More pictures of it help most.");
    }

    /** What the recall of a class is held against: the accuracy, which is the recall of all together. */
    private static double reference(Evaluation evaluation) {
        Estimate micro = evaluation.averages().micro().recall();
        return micro == null ? evaluation.accuracy().value() : micro.value();
    }

    private static Optional<Estimate> recall(ClassScores one) {
        return Optional.ofNullable(one.scores().recall());
    }

    private static Optional<String> uneven(Facts facts) {
        int[] counts = facts.data().counts();
        int largest = Arrays.stream(counts).max().orElse(0);
        int smallest = Arrays.stream(counts).filter(c -> c > 0).min().orElse(largest);
        boolean told = facts.recipe().regularisation().classWeights().equals("balanced");
        return largest < UNEVEN_CLASSES * smallest || told
                ? Optional.empty()
                : Optional.of("The largest class has " + Words.count(largest) + " pictures and the smallest "
                        + Words.count(smallest) + ": try --class-weights balanced.");
    }
}
