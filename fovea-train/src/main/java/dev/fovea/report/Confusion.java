package dev.fovea.report;

import dev.fovea.score.Evaluation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One kind of mistake.
 *
 * @param id of the place in the page that shows its pictures
 * @param truth the given label
 * @param predicted what it was taken for
 * @param count how often
 * @param of pictures with the given label
 */
record Confusion(String id, String truth, String predicted, int count, int of) {
    /** All kinds that happened, the most frequent first. */
    static List<Confusion> of(Evaluation evaluation) {
        List<Confusion> out = new ArrayList<>();
        int k = evaluation.confusion().size(); // of several labels a picture there is none
        for (int t = 0; t < k; t++) {
            for (int p = 0; p < k; p++) {
                int count = evaluation.confusion().get(t).get(p);
                if (t != p && count > 0) {
                    out.add(new Confusion(
                            id(t, p),
                            evaluation.classes().get(t).label(),
                            evaluation.classes().get(p).label(),
                            count,
                            evaluation.classes().get(t).support()));
                }
            }
        }
        out.sort(Comparator.comparingInt((Confusion c) -> -c.count).thenComparingInt(c -> c.of));
        return out;
    }

    /** Of the pictures of one class that were taken for another one, or for the same. */
    static String id(int truth, int predicted) {
        return "taken-" + truth + "-" + predicted;
    }
}
