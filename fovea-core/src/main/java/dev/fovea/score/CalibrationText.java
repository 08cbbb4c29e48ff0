package dev.fovea.score;

import java.util.List;

/** How true the probabilities are, as rows of the table of the whole. */
final class CalibrationText {
    private CalibrationText() {}

    static void add(Table table, CalibrationScores scores) {
        EvaluationText.add(table, "Brier score", Figure.NUMBER, scores.brier());
        if (scores.ece() != null) {
            EvaluationText.add(table, "calibration error (ECE), %", Figure.FINE_PERCENT, scores.ece());
        }
        if (scores.floor() != null && scores.floorHigh() != null) {
            table.add(List.of(
                    "  if all were true: mean, 95th percentile, %",
                    Figure.FINE_PERCENT.text(scores.floor()), Figure.FINE_PERCENT.text(scores.floorHigh()), ""));
        }
    }
}
