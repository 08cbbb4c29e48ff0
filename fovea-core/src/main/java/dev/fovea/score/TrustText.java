package dev.fovea.score;

import java.util.List;

/** What a classifier promises and how it does on labelled samples, as tables for a terminal of 100 columns. */
public final class TrustText {
    private TrustText() {}

    /** Of sets of labels; empty where there are none, else several lines, the last ended too. */
    public static String sets(List<SetScores> sets) {
        if (sets.isEmpty()) {
            return "";
        }
        Table table = new Table(
                1, "sets of labels", "promised, %", "hold the truth, %", "worst class, %", "labels", "of one label, %");
        for (SetScores one : sets) {
            table.add(List.of(
                    one.method() + (one.perClass() ? ", for each class" : ""),
                    Figure.PERCENT.text(one.promised()),
                    Figure.PERCENT.withInterval(one.coverage()),
                    Figure.PERCENT.text(one.lowest()),
                    Figure.NUMBER.text(one.meanSize()),
                    Figure.PERCENT.text(one.single())));
        }
        return table.render();
    }

    /** Of not answering; empty where there are no thresholds, else several lines, the last ended too. */
    public static String answered(List<Answered> answered) {
        if (answered.isEmpty()) {
            return "";
        }
        Table table = new Table(1, "only sure answers", "not sure, %", "right of the rest, %");
        for (Answered one : answered) {
            table.add(List.of(
                    "at most " + Figure.PERCENT.text(one.risk()) + " % wrong",
                    Figure.PERCENT.text(one.abstained()),
                    Figure.PERCENT.withInterval(one.accuracy())));
        }
        return table.render();
    }
}
