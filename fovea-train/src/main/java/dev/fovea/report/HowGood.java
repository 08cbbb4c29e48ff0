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
final class HowGood {
    /** A mean over classes that lies so far from the mean over pictures says that rare classes differ. */
    private static final double UNEVEN = 0.02;

    private HowGood() {}

    static List<String> of(Facts facts) {
        return switch (facts.evaluation().task().kind()) {
            case SINGLE_LABEL, ORDINAL -> classes(facts.evaluation());
            case MULTI_LABEL -> sets(facts.evaluation());
        };
    }

    /** Of several labels a picture. */
    private static List<String> sets(Evaluation evaluation) {
        List<String> out = new ArrayList<>();
        int n = evaluation.n();
        Scores micro = evaluation.averages().micro();
        Estimate precision = micro.precision();
        Estimate recall = micro.recall();
        if (precision != null && recall != null) {
            out.add("On " + Words.count(n, "picture") + " " + part(evaluation.part()) + ", "
                    + Words.percent(recall.value(), n) + " of the labels were found, and "
                    + Words.percent(precision.value(), n)
                    + " of those said were right; micro-F1 is both in one number.");
        }
        out.add("Of " + Words.percent(evaluation.accuracy().value(), n)
                + " of the pictures all labels were said, and no other.");
        Estimate area = evaluation.averages().macro().prAuc();
        if (area != null) {
            out.add("Ranked by probability, without thresholds, labels reach a mean average precision of "
                    + Words.number(area.value()) + ".");
        }
        return out;
    }

    private static List<String> classes(Evaluation evaluation) {
        List<String> out = new ArrayList<>();
        long right = Math.round(evaluation.accuracy().value() * evaluation.n());
        out.add("Of " + Words.count(evaluation.n(), "picture") + " " + part(evaluation.part()) + ", "
                + Words.count(right) + " were named rightly and " + Words.count(evaluation.n() - right) + " wrongly.");
        if (evaluation.accuracy().method() != IntervalMethod.NONE) {
            out.add(expected(evaluation.accuracy(), evaluation.n()));
        }
        out.add(baseline(evaluation));
        Estimate mean = evaluation.overall().balancedAccuracy();
        double balanced = mean == null ? evaluation.accuracy().value() : mean.value();
        if (Math.abs(balanced - evaluation.accuracy().value()) > UNEVEN) {
            out.add("Averaged over classes instead of pictures it is " + Words.percent(balanced, evaluation.n())
                    + ": frequent and rare classes do not do equally well.");
        }
        return out;
    }

    /** Where the pictures come from, after "pictures". */
    static String part(String part) {
        return switch (part) {
            case "test" -> "of the test part, which training never saw";
            case "validation" -> "of the validation part";
            case "out-of-fold" -> "that were each held out once, and judged by the network that had not seen them";
            default -> "(" + part + ")";
        };
    }

    private static String expected(Estimate accuracy, int n) {
        return "Of new pictures of the same kind it names between " + Words.percent(accuracy.low(), n) + " and "
                + Words.percent(accuracy.high(), n) + " rightly (95 % interval, "
                + accuracy.method().words() + ").";
    }

    private static String baseline(Evaluation evaluation) {
        ClassScores largest = Collections.max(evaluation.classes(), Comparator.comparingInt(ClassScores::support));
        double share = (double) largest.support() / evaluation.n();
        return "Calling every picture " + Words.quoted(largest.label())
                + ", the most frequent class, would be right in " + Words.percent(share, evaluation.n()) + ".";
    }
}
