package dev.fovea.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An evaluation as text for a terminal of 100 columns: a headline, the metrics of the whole, averages over classes, each
 * class, and what is taken for what.
 */
public final class EvaluationText {
    private static final int ALL_CLASSES = 20;
    private static final int WORST = 10;
    private static final int BEST = 5;

    private EvaluationText() {}

    /** The text, several lines, the last ended too. With more than 20 classes the worst ten and the best five by F1. */
    public static String of(Evaluation evaluation) {
        return String.join(
                "\n",
                headline(evaluation),
                overall(evaluation),
                averages(evaluation),
                classes(evaluation),
                ConfusionText.of(evaluation));
    }

    /** The same for a cross-validation: mean and spread over the folds, then the pooled figures. */
    public static String of(FoldsEvaluation evaluation) {
        return FoldsText.of(evaluation) + "\nall folds together\n" + of(evaluation.pooled());
    }

    /** One line with its end, such as {@code accuracy 98.4 % (97.7-98.9, Wilson 95 %), n 1800, test}. */
    public static String headline(Evaluation evaluation) {
        Estimate accuracy = evaluation.accuracy();
        Figure percent = Figure.percentOf(evaluation.n());
        String interval = accuracy.method() == IntervalMethod.NONE
                ? accuracy.method().words()
                : percent.interval(accuracy) + ", " + accuracy.method().words() + " 95 %";
        return "accuracy " + percent.text(accuracy) + " % (" + interval + "), n " + evaluation.n() + ", "
                + evaluation.part() + "\n";
    }

    private static String overall(Evaluation evaluation) {
        Table table = new Table(1, "", "value", "95 % interval", "by");
        Figure percent = Figure.percentOf(evaluation.n());
        for (TopK top : evaluation.topK()) {
            if (top.k() > 1) {
                add(table, "top-" + top.k() + " accuracy, %", percent, top.accuracy());
            }
        }
        add(table, "balanced accuracy, %", percent, evaluation.overall().balancedAccuracy());
        add(table, "Matthews correlation", Figure.NUMBER, evaluation.overall().matthews());
        add(table, "Cohen's kappa", Figure.NUMBER, evaluation.overall().kappa());
        add(table, "log-loss", Figure.NUMBER, evaluation.overall().logLoss());
        if (evaluation.overall().distance() != null) { // the classes have an order
            add(table, "quadratic kappa", Figure.NUMBER, evaluation.overall().quadraticKappa());
            add(
                    table,
                    "classes away from the truth",
                    Figure.NUMBER,
                    evaluation.overall().distance());
        }
        return table.render();
    }

    private static void add(Table table, String name, Figure figure, @Nullable Estimate estimate) {
        table.add(
                estimate == null
                        ? List.of(name, "-", "-", "-")
                        : List.of(
                                name,
                                figure.text(estimate),
                                figure.interval(estimate),
                                estimate.method().words()));
    }

    private static String averages(Evaluation evaluation) {
        Table table = new Table(1, "average over classes", "macro", "micro", "weighted");
        Figure percent = Figure.percentOf(evaluation.n());
        add(table, "precision, %", percent, evaluation.averages(), Scores::precision);
        add(table, "recall, %", percent, evaluation.averages(), Scores::recall);
        add(table, "F1, %", percent, evaluation.averages(), Scores::f1);
        add(table, "specificity, %", percent, evaluation.averages(), Scores::specificity);
        add(table, "ROC-AUC", Figure.NUMBER, evaluation.averages(), Scores::rocAuc);
        add(table, "PR-AUC", Figure.NUMBER, evaluation.averages(), Scores::prAuc);
        return table.render();
    }

    private static void add(
            Table table, String name, Figure figure, Averages averages, Function<Scores, @Nullable Estimate> of) {
        table.add(List.of(
                name,
                figure.withInterval(of.apply(averages.macro())),
                figure.withInterval(of.apply(averages.micro())),
                figure.withInterval(of.apply(averages.weighted()))));
    }

    private static String classes(Evaluation evaluation) {
        List<ClassScores> all = evaluation.classes();
        if (all.size() <= ALL_CLASSES) {
            return classes(sorted(all, Comparator.comparing(ClassScores::label)));
        }
        List<ClassScores> byF1 = sorted(
                all.stream().filter(c -> c.support() > 0).toList(), Comparator.comparingDouble(EvaluationText::f1));
        int worst = Math.min(WORST, byF1.size());
        int best = Math.max(worst, byF1.size() - BEST);
        return "the " + worst + " worst of " + all.size() + " classes, by F1\n"
                + classes(byF1.subList(0, worst))
                + "\nthe " + (byF1.size() - best) + " best\n"
                + classes(byF1.subList(best, byF1.size()));
    }

    private static double f1(ClassScores scores) {
        return Optional.ofNullable(scores.scores().f1()).map(Estimate::value).orElse(0.0);
    }

    private static String classes(List<ClassScores> classes) {
        Table table =
                new Table(1, "class", "n", "pred.", "precision, %", "recall, %", "F1, %", "spec., %", "ROC", "PR");
        for (ClassScores one : classes) {
            Scores scores = one.scores();
            table.add(List.of(
                    one.label(),
                    Integer.toString(one.support()),
                    Integer.toString(one.predicted()),
                    Figure.PERCENT.withInterval(scores.precision()),
                    Figure.PERCENT.withInterval(scores.recall()),
                    Figure.PERCENT.text(scores.f1()),
                    Figure.PERCENT.text(scores.specificity()),
                    Figure.NUMBER.text(scores.rocAuc()),
                    Figure.NUMBER.text(scores.prAuc())));
        }
        return table.render();
    }

    private static <T> List<T> sorted(List<T> list, Comparator<T> order) {
        List<T> copy = new ArrayList<>(list);
        copy.sort(order);
        return copy;
    }
}
