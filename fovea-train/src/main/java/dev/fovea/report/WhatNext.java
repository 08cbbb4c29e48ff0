package dev.fovea.report;

import dev.fovea.audit.Audit;
import dev.fovea.audit.Severity;
import dev.fovea.data.Task;
import dev.fovea.fit.Advice;
import dev.fovea.fit.EpochReport;
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
import org.jspecify.annotations.Nullable;

/** What to mend next, in sentences, the most rewarding first. */
record WhatNext(Facts facts, @Nullable Suspects suspects, Words words) {
    /** From this ratio of the largest class to the smallest on, weights of classes are worth a try. */
    private static final int UNEVEN_CLASSES = 10;

    private static final int CONFUSIONS = 3;

    /** @param suspects null where labels are not doubted one by one */
    static List<String> of(Facts facts, @Nullable Suspects suspects, Words words) {
        return new WhatNext(facts, suspects, words).sentences();
    }

    private List<String> sentences() {
        List<String> out = new ArrayList<>();
        audit().ifPresent(out::add);
        out.addAll(fitting());
        doubts().ifPresent(out::add);
        confusions().ifPresent(out::add);
        weak(facts.evaluation()).ifPresent(out::add);
        uneven().ifPresent(out::add);
        int bad = facts.data().skipped().size();
        if (bad > 0) {
            out.add(words.say("next.bad", words.count(bad, "file")));
        }
        if (facts.evaluation().part().equals("validation")) {
            out.add(words.say("next.test"));
        }
        return out;
    }

    /** What makes figures wrong comes before all that could make them better. */
    private Optional<String> audit() {
        Audit audit = facts.insight().audit();
        List<String> kinds = audit == null
                ? List.of()
                : audit.findings().stream()
                        .filter(f -> f.severity() != Severity.NOTE)
                        .map(f -> words.say("finding." + f.kind()))
                        .distinct()
                        .toList();
        return kinds.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("next.audit", String.join(words.say("comma"), kinds)));
    }

    private Optional<String> doubts() {
        if (suspects == null || suspects.errors().suspects().isEmpty()) {
            return Optional.empty();
        }
        int n = suspects.errors().suspects().size();
        return Optional.of(words.sayOf(n, "next.labels", words.count(n)));
    }

    /** Over- and under-fitting; of several networks, each different verdict once. */
    private List<String> fitting() {
        List<Learning> learnings = facts.learnings();
        if (learnings.size() == 1) {
            return List.of(advice(learnings.get(0)));
        }
        Task task = facts.evaluation().task();
        Map<Advice.Verdict, List<Learning>> verdicts = new TreeMap<>();
        for (Learning learning : learnings) {
            verdicts.computeIfAbsent(Advice.of(learning.history(), task).verdict(), v -> new ArrayList<>())
                    .add(learning);
        }
        return verdicts.values().stream()
                .map(same -> said(same, learnings.size()))
                .toList();
    }

    /** What {@link Advice} says, in this language. */
    private String advice(Learning learning) {
        Task task = facts.evaluation().task();
        Advice.Verdict verdict = Advice.of(learning.history(), task).verdict();
        EpochReport best = learning.history().bestEpoch();
        if (verdict == Advice.Verdict.UNKNOWN) {
            return words.say("advice.UNKNOWN", best.validation().n());
        }
        String seen = words.say(
                task.isMultiLabel() ? "advice.sets" : "advice.classes",
                words.percent(best.train().accuracy()),
                words.percent(best.validation().accuracy()));
        return words.say("advice." + verdict, seen);
    }

    private String said(List<Learning> same, int all) {
        Learning first = same.get(0);
        return same.size() == all
                ? words.say("next.every-fold", first.name(words), advice(first))
                : words.say("next.some-folds", same.size(), all, first.name(words), advice(first));
    }

    private Optional<String> confusions() {
        List<Confusion> often = Confusion.of(facts.evaluation()).stream()
                .filter(c -> c.count() > 1)
                .toList();
        if (often.isEmpty()) {
            return Optional.empty();
        }
        List<String> said = often.stream()
                .limit(CONFUSIONS)
                .map(c -> words.say(
                        "next.confusion", Words.quoted(c.truth()), Words.quoted(c.predicted()), c.count(), c.of()))
                .toList();
        return Optional.of(words.say("next.confusions", String.join(words.say("comma"), said)));
    }

    /** A class counts as weak where not even the upper end of its recall reaches the accuracy of all. */
    private Optional<String> weak(Evaluation evaluation) {
        return evaluation.classes().stream()
                .filter(c ->
                        recall(c).map(e -> e.high() < reference(evaluation)).orElse(false))
                .min(Comparator.comparingDouble(
                        c -> recall(c).map(Estimate::value).orElse(1.0)))
                .map(c -> words.say(
                        "next.weak",
                        Words.quoted(c.label()),
                        words.percent(recall(c).orElseThrow().value())));
    }

    /** What the recall of a class is held against: the accuracy, which is the recall of all together. */
    private static double reference(Evaluation evaluation) {
        Estimate micro = evaluation.averages().micro().recall();
        return micro == null ? evaluation.accuracy().value() : micro.value();
    }

    private static Optional<Estimate> recall(ClassScores one) {
        return Optional.ofNullable(one.scores().recall());
    }

    private Optional<String> uneven() {
        int[] counts = facts.data().counts();
        int largest = Arrays.stream(counts).max().orElse(0);
        int smallest = Arrays.stream(counts).filter(c -> c > 0).min().orElse(largest);
        boolean told = facts.recipe().regularisation().classWeights().equals("balanced");
        return largest < UNEVEN_CLASSES * smallest || told
                ? Optional.empty()
                : Optional.of(words.say("next.uneven", words.count(largest), words.count(smallest)));
    }
}
