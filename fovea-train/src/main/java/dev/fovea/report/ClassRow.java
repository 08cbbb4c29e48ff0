package dev.fovea.report;

import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One class in the table of classes.
 *
 * @param label its name
 * @param support held-out pictures of it
 * @param predicted pictures named so
 * @param recall of its pictures, the share that is found
 * @param precision of the pictures named so, the share that is
 * @param f1 both in one number; a dash where it is not defined
 */
record ClassRow(String label, int support, int predicted, Share recall, Share precision, String f1) {
    /**
     * A share with its interval, in words and as a line from 0 to 100.
     *
     * @param value in percent; a dash where it is not defined
     * @param interval in percent; empty where there is none
     * @param low where the line begins, 0..100
     * @param at where its dot lies; below 0 for no line
     * @param high where it ends
     */
    record Share(String value, String interval, String low, String at, String high) {
        static Share of(@Nullable Estimate estimate) {
            if (estimate == null) {
                return new Share("–", "", "0", "-1", "0");
            }
            boolean none = estimate.method() == IntervalMethod.NONE;
            return new Share(
                    Words.percent(estimate.value()),
                    Words.interval(estimate, 0),
                    place(none ? estimate.value() : estimate.low()),
                    place(estimate.value()),
                    place(none ? estimate.value() : estimate.high()));
        }

        private static String place(double share) {
            return String.format(Locale.ROOT, "%.1f", 100 * share);
        }

        /** Whether there is something to draw. */
        boolean drawn() {
            return !at.startsWith("-");
        }
    }

    /** Every class, the weakest by F1 first; those without any sample last. */
    static List<ClassRow> of(Evaluation evaluation) {
        return evaluation.classes().stream()
                .sorted(Comparator.comparingDouble(ClassRow::rank))
                .map(c -> new ClassRow(
                        c.label(),
                        c.support(),
                        c.predicted(),
                        Share.of(c.scores().recall()),
                        Share.of(c.scores().precision()),
                        text(c.scores().f1())))
                .toList();
    }

    private static double rank(ClassScores one) {
        Estimate f1 = one.scores().f1();
        return f1 == null ? 2 : f1.value();
    }

    private static String text(@Nullable Estimate estimate) {
        return estimate == null ? "–" : Words.percent(estimate.value());
    }
}
