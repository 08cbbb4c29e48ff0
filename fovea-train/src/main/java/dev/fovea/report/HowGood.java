package dev.fovea.report;

import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import dev.fovea.score.Scores;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** How good the classifier is, in sentences. */
record HowGood(Evaluation evaluation, Words words) {
    /** A mean over classes that lies so far from the mean over pictures says that rare classes differ. */
    private static final double UNEVEN = 0.02;

    static List<String> of(Facts facts, Words words) {
        HowGood good = new HowGood(facts.evaluation(), words);
        return switch (facts.evaluation().task().kind()) {
            case SINGLE_LABEL, ORDINAL -> good.classes();
            case MULTI_LABEL -> good.sets();
        };
    }

    /** Of several labels a picture. */
    private List<String> sets() {
        List<String> out = new ArrayList<>();
        int n = evaluation.n();
        Scores micro = evaluation.averages().micro();
        Estimate precision = micro.precision();
        Estimate recall = micro.recall();
        if (precision != null && recall != null) {
            out.add(words.say(
                    "good.sets",
                    words.count(n, "picture"),
                    part(),
                    words.percent(recall.value(), n),
                    words.percent(precision.value(), n)));
        }
        out.add(words.say("good.exact", words.percent(evaluation.accuracy().value(), n)));
        Estimate area = evaluation.averages().macro().prAuc();
        if (area != null) {
            out.add(words.say("good.ranked", words.number(area.value())));
        }
        return out;
    }

    private List<String> classes() {
        List<String> out = new ArrayList<>();
        int n = evaluation.n();
        long right = Math.round(evaluation.accuracy().value() * n);
        out.add(words.say("good.named", words.count(n, "picture"), part(), words.count(right), words.count(n - right)));
        if (evaluation.accuracy().method() != IntervalMethod.NONE) {
            out.add(expected(evaluation.accuracy(), n));
        }
        out.add(baseline());
        Estimate mean = evaluation.overall().balancedAccuracy();
        double balanced = mean == null ? evaluation.accuracy().value() : mean.value();
        if (Math.abs(balanced - evaluation.accuracy().value()) > UNEVEN) {
            out.add(words.say("good.uneven", words.percent(balanced, n)));
        }
        return out;
    }

    /** Where the pictures come from, beside "pictures". */
    private String part() {
        String part = evaluation.part();
        return words.knows("part." + part) ? words.say("part." + part) : words.say("part.other", part);
    }

    private String expected(Estimate accuracy, int n) {
        return words.say(
                "good.expected",
                words.percent(accuracy.low(), n),
                words.percent(accuracy.high(), n),
                words.method(accuracy.method()));
    }

    private String baseline() {
        ClassScores largest = Collections.max(evaluation.classes(), Comparator.comparingInt(ClassScores::support));
        double share = (double) largest.support() / evaluation.n();
        return words.say("good.baseline", Words.quoted(largest.label()), words.percent(share, evaluation.n()));
    }
}
