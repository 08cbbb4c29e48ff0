package dev.fovea.report;

import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
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
        Evaluation evaluation = facts.evaluation();
        List<String> out = new ArrayList<>();
        long right = Math.round(evaluation.accuracy().value() * evaluation.n());
        out.add("Of " + Words.count(evaluation.n(), "picture") + " " + part(evaluation.part()) + ", "
                + Words.count(right) + " were named rightly and " + Words.count(evaluation.n() - right) + " wrongly.");
        if (evaluation.accuracy().method() != IntervalMethod.NONE) {
            out.add(expected(evaluation.accuracy(), evaluation.n()));
        }
        out.add(baseline(evaluation));
        double balanced = evaluation.overall().balancedAccuracy().value();
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
