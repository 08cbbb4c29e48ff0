package dev.fovea.score;

import dev.fovea.score.Sheet.Average;
import dev.fovea.score.Sheet.Metric;
import dev.fovea.score.Sheet.Whole;

/** The formulas: counts become metrics. The same code gives the value (all weights 1) and each resample. */
final class Metrics {
    private final Tally tally;
    private final Sheet sheet;
    private final int classes;

    private Metrics(Judged judged, int[] weights) {
        classes = judged.classes;
        tally = new Tally(judged, weights);
        sheet = new Sheet(classes);
        for (int c = 0; c < classes; c++) {
            ofClass(c);
            Ranking.Areas areas =
                    judged.rankings.get(c).areas(weights, tally.support[c], tally.total - tally.support[c]);
            sheet.set(Sheet.place(c, Metric.ROC_AUC), areas.roc());
            sheet.set(Sheet.place(c, Metric.PR_AUC), areas.pr());
        }
        averages();
        whole();
        order();
    }

    /** @param weights how often each sample counts, 0 or above, not all 0 */
    static Sheet of(Judged judged, int[] weights) {
        return new Metrics(judged, weights).sheet;
    }

    private void ofClass(int c) {
        double right = tally.right[c];
        double support = tally.support[c];
        double predicted = tally.predicted[c];
        double others = tally.total - support;
        sheet.set(Sheet.place(c, Metric.PRECISION), right / predicted);
        sheet.set(Sheet.place(c, Metric.RECALL), right / support);
        sheet.set(Sheet.place(c, Metric.F1), 2 * right / (support + predicted));
        sheet.set(Sheet.place(c, Metric.SPECIFICITY), (others - (predicted - right)) / others);
    }

    private void averages() {
        for (Metric metric : Metric.values()) {
            double sum = 0;
            double weighted = 0;
            double count = 0;
            double weight = 0;
            for (int c = 0; c < classes; c++) {
                double value = sheet.get(Sheet.place(c, metric));
                if (metric == Metric.PRECISION && tally.predicted[c] == 0) {
                    value = 0; // a class that is there but never predicted has earned no precision
                }
                if (tally.support[c] > 0 && !Double.isNaN(value)) {
                    sum += value;
                    weighted += value * tally.support[c];
                    count++;
                    weight += tally.support[c];
                }
            }
            sheet.set(Sheet.place(Average.MACRO, metric), sum / count);
            sheet.set(Sheet.place(Average.WEIGHTED, metric), weighted / weight);
        }
        double wrong = tally.total - tally.among(1);
        sheet.set(Sheet.place(Average.MICRO, Metric.SPECIFICITY), 1 - wrong / (tally.total * (classes - 1)));
    }

    private void whole() {
        double total = tally.total;
        sheet.set(Sheet.place(Whole.TOP_1), tally.among(1) / total);
        sheet.set(Sheet.place(Whole.TOP_3), tally.among(3) / total);
        sheet.set(Sheet.place(Whole.TOP_5), tally.among(5) / total);
        sheet.set(Sheet.place(Whole.BALANCED_ACCURACY), sheet.get(Sheet.place(Average.MACRO, Metric.RECALL)));
        sheet.set(Sheet.place(Whole.LOG_LOSS), tally.loss / total);
        double chance = dot(tally.support, tally.predicted);
        double agreed = tally.among(1) * total - chance;
        double truthSpread = total * total - dot(tally.support, tally.support);
        double predictedSpread = total * total - dot(tally.predicted, tally.predicted);
        sheet.set(Sheet.place(Whole.KAPPA), agreed / (total * total - chance));
        sheet.set(Sheet.place(Whole.MATTHEWS), matthews(agreed, truthSpread, predictedSpread));
    }

    private void order() {
        sheet.set(Sheet.place(Whole.DISTANCE), tally.distance / tally.total);
        sheet.set(Sheet.place(Whole.QUADRATIC_KAPPA), 1 - tally.squares * tally.total / squaresByChance());
    }

    /** The sum of the squared distances of every truth from every prediction: 0 where all are one class. */
    private double squaresByChance() {
        double[] places = new double[classes];
        double[] squares = new double[classes];
        for (int c = 0; c < classes; c++) {
            places[c] = c;
            squares[c] = (double) c * c;
        }
        double sum = tally.total * (dot(squares, tally.support) + dot(squares, tally.predicted))
                - 2 * dot(places, tally.support) * dot(places, tally.predicted);
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
