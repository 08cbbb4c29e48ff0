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
        String text =
                String.join("\n", headline(evaluation), overall(evaluation), averages(evaluation), classes(evaluation));
        return switch (evaluation.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> text + "\n" + ConfusionText.of(evaluation);
            case MULTI_LABEL -> text;
        };
    }

    /** The same for a cross-validation: mean and spread over the folds, then the pooled figures. */
    public static String of(FoldsEvaluation evaluation) {
        return FoldsText.of(evaluation) + "\nall folds together\n" + of(evaluation.pooled());
    }

    /** One line with its end, such as {@code accuracy 98.4 % (97.7-98.9, Wilson 95 %), n 1800, test}. */
    public static String headline(Evaluation evaluation) {
        Estimate accuracy = evaluation.headline();
        Figure percent = Figure.percentOf(evaluation.n());
        String interval = accuracy.method() == IntervalMethod.NONE
                ? accuracy.method().words()
                : percent.interval(accuracy) + ", " + accuracy.method().words() + " 95 %";
        return evaluation.task().measure() + " " + percent.text(accuracy) + " % (" + interval + "), n " + evaluation.n()
                + ", " + evaluation.part() + "\n";
    }

    private static String overall(Evaluation evaluation) {
        Table table = new Table(1, "", "value", "95 % interval", "by");
        Figure percent = Figure.percentOf(evaluation.n());
        for (TopK top : evaluation.topK()) {
            if (top.k() > 1) {
                add(table, "top-" + top.k() + " accuracy, %", percent, top.accuracy());
            }
        }
        switch (evaluation.task().kind()) {
            case SINGLE_LABEL, ORDINAL -> oneClass(table, percent, evaluation.overall());
            case MULTI_LABEL -> {
                add(table, "all labels right, %", percent, evaluation.accuracy());
                add(
                        table,
                        "Hamming loss, %",
                        Figure.FINE_PERCENT,
                        evaluation.overall().hammingLoss());
            }
        }
        add(table, "log-loss", Figure.NUMBER, evaluation.overall().logLoss());
        @Nullable CalibrationScores calibration = evaluation.overall().calibration();
        if (calibration != null) {
            CalibrationText.add(table, calibration);
        }
        if (evaluation.task().isOrdered()) {
            add(table, "quadratic kappa", Figure.NUMBER, evaluation.overall().quadraticKappa());
            add(
                    table,
                    "classes away from the truth",
                    Figure.NUMBER,
                    evaluation.overall().distance());
        }
        return table.render();
    }

    private static void oneClass(Table table, Figure percent, Overall overall) {
        add(table, "balanced accuracy, %", percent, overall.balancedAccuracy());
        add(table, "Matthews correlation", Figure.NUMBER, overall.matthews());
        add(table, "Cohen's kappa", Figure.NUMBER, overall.kappa());
    }

    static void add(Table table, String name, Figure figure, @Nullable Estimate estimate) {
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
        Averages averages = evaluation.averages();
        List<String> names = new ArrayList<>(List.of("average over classes", "macro", "micro", "weighted"));
        List<Scores> of = new ArrayList<>(List.of(averages.macro(), averages.micro(), averages.weighted()));
        if (averages.samples() != null) {
            names.add("over pictures");
            of.add(averages.samples());
        }
        Table table = new Table(1, names.toArray(new String[0]));
        Figure percent = Figure.percentOf(evaluation.n());
        add(table, "precision, %", percent, of, Scores::precision);
        add(table, "recall, %", percent, of, Scores::recall);
        add(table, "F1, %", percent, of, Scores::f1);
        add(table, "specificity, %", percent, of, Scores::specificity);
        add(table, "ROC-AUC", Figure.NUMBER, of, Scores::rocAuc);
        add(table, "PR-AUC", Figure.NUMBER, of, Scores::prAuc);
        return table.render();
    }

    private static void add(
            Table table, String name, Figure figure, List<Scores> averages, Function<Scores, @Nullable Estimate> of) {
        List<String> row = new ArrayList<>(List.of(name));
        averages.forEach(average -> row.add(figure.withInterval(of.apply(average))));
        table.add(row);
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
