package dev.fovea.score;

import dev.fovea.score.Sheet.Average;
import dev.fovea.score.Sheet.Metric;
import java.util.List;

/** What the metrics of classes are made of, when each sample counts as often as its weight says. */
final class Counts {
    /** Weight of the samples of each class. */
    final double[] support;
    /** Weight of the samples predicted as each class. */
    final double[] predicted;
    /** Weight of the samples of each class that were predicted as it. */
    final double[] right;
    /** Sum of the weights. */
    double total;

    Counts(int classes) {
        support = new double[classes];
        predicted = new double[classes];
        right = new double[classes];
    }

    /** Writes the metrics of each class, and their macro and weighted averages. */
    void fill(Sheet sheet, List<Ranking> rankings, int[] weights) {
        for (int c = 0; c < support.length; c++) {
            ofClass(sheet, c);
            Ranking.Areas areas = rankings.get(c).areas(weights, support[c], total - support[c]);
            sheet.set(Sheet.place(c, Metric.ROC_AUC), areas.roc());
            sheet.set(Sheet.place(c, Metric.PR_AUC), areas.pr());
        }
        for (Metric metric : Metric.values()) {
            averages(sheet, metric);
        }
    }

    private void ofClass(Sheet sheet, int c) {
        double others = total - support[c];
        sheet.set(Sheet.place(c, Metric.PRECISION), right[c] / predicted[c]);
        sheet.set(Sheet.place(c, Metric.RECALL), right[c] / support[c]);
        sheet.set(Sheet.place(c, Metric.F1), 2 * right[c] / (support[c] + predicted[c]));
        sheet.set(Sheet.place(c, Metric.SPECIFICITY), (others - (predicted[c] - right[c])) / others);
    }

    private void averages(Sheet sheet, Metric metric) {
        double sum = 0;
        double weighted = 0;
        double count = 0;
        double weight = 0;
        for (int c = 0; c < support.length; c++) {
            double value = sheet.get(Sheet.place(c, metric));
            if (metric == Metric.PRECISION && predicted[c] == 0) {
                value = 0; // a class that is there but never predicted has earned no precision
            }
            if (support[c] > 0 && !Double.isNaN(value)) {
                sum += value;
                weighted += value * support[c];
                count++;
                weight += support[c];
            }
        }
        sheet.set(Sheet.place(Average.MACRO, metric), sum / count);
        sheet.set(Sheet.place(Average.WEIGHTED, metric), weighted / weight);
    }
}
