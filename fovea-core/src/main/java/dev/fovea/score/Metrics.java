package dev.fovea.score;

import dev.fovea.score.Sheet.Average;
import dev.fovea.score.Sheet.Metric;
import dev.fovea.score.Sheet.Whole;

/** The formulas: counts become metrics. The same code gives the value (all weights 1) and each resample. */
final class Metrics {
    private final Tally tally;
    private final Counts counts;
    private final Sheet sheet;
    private final int classes;

    private Metrics(Judged judged, int[] weights) {
        classes = judged.classes;
        tally = new Tally(judged, weights);
        sheet = new Sheet(classes);
        counts = tally.counts;
        counts.fill(sheet, judged.rankings, weights);
        double wrong = counts.total - tally.among(1);
        sheet.set(Sheet.place(Average.MICRO, Metric.SPECIFICITY), 1 - wrong / (counts.total * (classes - 1)));
        whole();
        order();
        sheet.set(Sheet.place(Whole.CALIBRATION_ERROR), judged.confidences.error(weights));
    }

    /** @param weights how often each sample counts, 0 or above, not all 0 */
    static Sheet of(Judged judged, int[] weights) {
        return new Metrics(judged, weights).sheet;
    }

    private void whole() {
        double total = counts.total;
        sheet.set(Sheet.place(Whole.TOP_1), tally.among(1) / total);
        sheet.set(Sheet.place(Whole.TOP_3), tally.among(3) / total);
        sheet.set(Sheet.place(Whole.TOP_5), tally.among(5) / total);
        sheet.set(Sheet.place(Whole.BALANCED_ACCURACY), sheet.get(Sheet.place(Average.MACRO, Metric.RECALL)));
        sheet.set(Sheet.place(Whole.LOG_LOSS), tally.loss / total);
        sheet.set(Sheet.place(Whole.BRIER), tally.brier / total);
        double chance = dot(counts.support, counts.predicted);
        double agreed = tally.among(1) * total - chance;
        double truthSpread = total * total - dot(counts.support, counts.support);
        double predictedSpread = total * total - dot(counts.predicted, counts.predicted);
        sheet.set(Sheet.place(Whole.KAPPA), agreed / (total * total - chance));
        sheet.set(Sheet.place(Whole.MATTHEWS), matthews(agreed, truthSpread, predictedSpread));
    }

    private void order() {
        sheet.set(Sheet.place(Whole.DISTANCE), tally.distance / counts.total);
        sheet.set(Sheet.place(Whole.QUADRATIC_KAPPA), 1 - tally.squares * counts.total / squaresByChance());
    }

    /** The sum of the squared distances of every truth from every prediction: 0 where all are one class. */
    private double squaresByChance() {
        double[] places = new double[classes];
        double[] squares = new double[classes];
        for (int c = 0; c < classes; c++) {
            places[c] = c;
            squares[c] = (double) c * c;
        }
        double sum = counts.total * (dot(squares, counts.support) + dot(squares, counts.predicted))
                - 2 * dot(places, counts.support) * dot(places, counts.predicted);
        return sum == 0 ? Double.NaN : sum;
    }

    private static double matthews(double agreed, double truthSpread, double predictedSpread) {
        if (truthSpread == 0) {
            return Double.NaN;
        }
        return predictedSpread == 0 ? 0 : agreed / Math.sqrt(truthSpread * predictedSpread);
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
