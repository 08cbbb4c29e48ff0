package dev.fovea.score;

import java.util.List;
import java.util.Map;

/**
 * Mean, 95 % interval and spread over folds as a table, with a line on how to read it: the metrics of the whole and the
 * averages that are not the accuracy.
 */
final class FoldsText {
    private FoldsText() {}

    static String of(FoldsEvaluation evaluation) {
        FoldsEvaluation.Folds folds = evaluation.folds();
        Table table = new Table(1, folds.sizes().size() + " folds", "mean", "95 % interval", "spread", "folds");
        String hidden = evaluation.pooled().task().isMultiLabel() ? "classes\\..*" : "(classes|averages\\.micro)\\..*";
        for (Map.Entry<String, MeanSpread> metric : folds.metrics().entrySet()) {
            if (!metric.getKey().matches(hidden)) {
                table.add(row(metric.getKey(), metric.getValue()));
            }
        }
        return table.render() + "Intervals of the mean by the " + folds.method().words()
                + ": for the same training on other samples of the kind.\n"
                + unprotected(evaluation);
    }

    private static String unprotected(FoldsEvaluation evaluation) {
        Unprotected unprotected = evaluation.folds().unprotected();
        return unprotected == null
                ? ""
                : unprotected.text(Figure.percentOf(evaluation.pooled().n())) + "\n";
    }

    private static List<String> row(String name, MeanSpread metric) {
        boolean plain = name.matches(".*(matthews|kappa|logLoss|brier|ece|rocAuc|prAuc)");
        Figure figure = plain ? Figure.NUMBER : Figure.FINE_PERCENT;
        Double spread = metric.spread();
        return List.of(
                words(name) + (plain ? "" : ", %"),
                figure.text(metric.mean()),
                interval(figure, metric),
                spread == null ? "-" : figure.text(spread),
                Integer.toString(metric.folds()));
    }

    private static String interval(Figure figure, MeanSpread metric) {
        Double low = metric.low();
        Double high = metric.high();
        return low == null || high == null ? "-" : figure.interval(low, high);
    }

    private static String words(String path) {
        return path.replaceFirst("^(averages|overall)\\.", "")
                .replace('.', ' ')
                .replaceFirst("^top(\\d)", "top-$1 accuracy")
                .replace("balancedAccuracy", "balanced accuracy")
                .replace("matthews", "Matthews correlation")
                .replace("kappa", "Cohen's kappa")
                .replace("logLoss", "log-loss")
                .replace("brier", "Brier score")
                .replaceFirst("^ece$", "expected calibration error")
                .replace("hammingLoss", "Hamming loss")
                .replace("f1", "F1")
                .replace("rocAuc", "ROC-AUC")
                .replace("prAuc", "PR-AUC");
    }
}
