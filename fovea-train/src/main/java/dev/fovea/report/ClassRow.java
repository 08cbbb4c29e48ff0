package dev.fovea.report;

import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import java.util.Comparator;
import java.util.List;
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
 * @param area under the curve of precision over recall, which is average precision; a dash likewise
 */
record ClassRow(String label, int support, int predicted, Share recall, Share precision, String f1, String area) {
    /** Every class, the weakest by F1 first; those without any sample last. */
    static List<ClassRow> of(Evaluation evaluation, Words words) {
        int from = Share.start(evaluation);
        return evaluation.classes().stream()
                .sorted(Comparator.comparingDouble(ClassRow::rank))
                .map(c -> new ClassRow(
                        c.label(),
                        c.support(),
                        c.predicted(),
                        Share.of(c.scores().recall(), from, words),
                        Share.of(c.scores().precision(), from, words),
                        text(c.scores().f1(), words),
                        area(c.scores().prAuc(), words)))
                .toList();
    }

    private static double rank(ClassScores one) {
        Estimate f1 = one.scores().f1();
        return f1 == null ? 2 : f1.value();
    }

    private static String area(@Nullable Estimate estimate, Words words) {
        return estimate == null ? "–" : words.number(estimate.value());
    }

    private static String text(@Nullable Estimate estimate, Words words) {
        return estimate == null ? "–" : words.percent(estimate.value());
    }
}
