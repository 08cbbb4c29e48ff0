package dev.fovea.report;

import dev.fovea.score.Evaluation;
import java.util.List;
import java.util.Set;

/**
 * A row in the table of the most frequent mistakes.
 *
 * @param id of the place in the page that shows its pictures; empty where there is none
 * @param truth the given label
 * @param predicted what it was taken for
 * @param count how often, in words
 * @param share of the pictures with the given label
 */
record ConfusionRow(String id, String truth, String predicted, String count, String share) {
    /** Kinds of mistakes shown. */
    static final int SHOWN = 12;

    /** @param shown the places where there are pictures to see */
    static List<ConfusionRow> of(Evaluation evaluation, Set<String> shown, Words words) {
        return Confusion.of(evaluation).stream()
                .limit(SHOWN)
                .map(c -> new ConfusionRow(
                        shown.contains(c.id()) ? c.id() : "",
                        c.truth(),
                        c.predicted(),
                        words.count(c.count()),
                        words.say("share.of", words.percent((double) c.count() / c.of()), words.count(c.of()))))
                .toList();
    }
}
