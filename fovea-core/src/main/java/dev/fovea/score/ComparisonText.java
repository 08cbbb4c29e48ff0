package dev.fovea.score;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison as text for a terminal: both figures and their difference, the tests, and in words what to make of them. */
public final class ComparisonText {
    /** Nobody collects more to tell two classifiers apart. */
    private static final long TOO_MANY = 100_000_000;

    private final Comparison comparison;
    private final String first;
    private final String second;
    private final Figure percent;

    private ComparisonText(Comparison comparison, String first, String second) {
        this.comparison = comparison;
        this.first = first;
        this.second = second;
        this.percent = Figure.percentOf(comparison.n());
    }

    /**
     * Several lines, the last ended too.
     *
     * @param first what to call the first, such as a run's name
     * @param second likewise; {@code second} itself where both have one name
     */
    public static String of(Comparison comparison, String first, String second) {
        boolean same = first.equals(second);
        ComparisonText text = new ComparisonText(comparison, same ? "the first" : first, same ? "the second" : second);
        return text.figures() + "\n" + text.tests() + "\n" + text.verdict() + "\n";
    }

    private String figures() {
        Table table = new Table(
                1, samples(), Table.cut(first, 20), Table.cut(second, 20), "difference", "95 % interval", "by");
        add(table, "accuracy, %", percent, comparison.accuracy());
        add(table, "log-loss", Figure.NUMBER, comparison.logLoss());
        return table.render();
    }

    private String samples() {
        Integer groups = comparison.groups();
        String samples = String.format(Locale.ROOT, "%,d samples", comparison.n());
        return groups == null ? samples : samples + String.format(Locale.ROOT, " in %,d groups", groups);
    }

    private static void add(Table table, String name, Figure figure, Difference metric) {
        Estimate difference = metric.difference();
        table.add(List.of(
                name,
                figure.text(metric.first()),
                figure.text(metric.second()),
                signed(figure, difference.value()),
                figure.interval(difference),
                difference.method().words()));
    }

    private static String signed(Figure figure, double value) {
        return (value > 0 ? "+" : "") + figure.text(value);
    }

    private String tests() {
        PairedTest paired = comparison.paired();
        String lines = String.format(
                Locale.ROOT,
                "Right alone: %s on %,d samples, %s on %,d (%s, p %s).\n",
                first,
                paired.onlyFirst(),
                second,
                paired.onlySecond(),
                paired.method().words(),
                p(paired.p()));
        FoldsDifference folds = comparison.folds();
        return folds == null
                ? lines
                : lines
                        + String.format(
                                Locale.ROOT,
                                "Fold by fold, %d folds: %s points on average (%s, %s 95 %%, p %s).\n",
                                folds.folds(),
                                signed(percent, folds.mean()),
                                percent.interval(folds.low(), folds.high()),
                                IntervalMethod.CORRECTED_T.words(),
                                p(folds.p()));
    }

    private static String p(double p) {
        return p < 0.0001 ? "below 0.0001" : String.format(Locale.ROOT, "%.4f", p);
    }

    private String verdict() {
        return switch (comparison.verdict()) {
            case REAL -> "The difference is real: " + real();
            case NOT_SHOWN -> "No real difference is shown. " + notShown() + " " + advice();
        };
    }

    private String real() {
        Estimate difference = comparison.accuracy().difference();
        boolean up = difference.value() > 0;
        String better = up ? second : first;
        double least = Math.min(Math.abs(comparison.low()), Math.abs(comparison.high()));
        double most = Math.max(Math.abs(comparison.low()), Math.abs(comparison.high()));
        return better + " is right more often, by " + points(Math.abs(difference.value()))
                + " here, and in truth by anything from " + percent.text(least) + " to " + points(most) + "."
                + (comparison.folds() == null
                        ? " That is said of these two networks: trained with another seed, each would be another."
                                + " Cross-validate both on the same folds to compare how they are trained."
                        : " That is said of how they are trained, as far as these folds tell.");
    }

    private String notShown() {
        Estimate difference = comparison.accuracy().difference();
        if (difference.method() == IntervalMethod.NONE) {
            return "There are fewer than two independent samples or groups.";
        }
        String may = "in truth it may be anything from " + points(Math.max(0, -comparison.low())) + " worse to "
                + points(Math.max(0, comparison.high())) + " better.";
        if (difference.value() == 0) {
            return second + " is right as often as " + first + " here, and " + may;
        }
        return second + " is right " + (difference.value() > 0 ? "more" : "less") + " often here, by "
                + points(Math.abs(difference.value())) + ", but " + may;
    }

    private String advice() {
        @Nullable Long needed = comparison.needed();
        if (comparison.isOfTheseNetworksAlone()) {
            return "These very networks differ on these samples, but from fold to fold the difference varies too much to"
                    + " say so of how they are trained. More repeats of the folds, or more pictures, would tell.";
        }
        if (needed == null) {
            return "Take the cheaper one.";
        }
        return needed > TOO_MANY
                ? "Take them as equally good."
                : String.format(
                        Locale.ROOT,
                        "A difference as large as here would take about %,d samples like these to show (%s times as"
                                + " many). Until then take the cheaper one.",
                        rounded(needed),
                        times(needed));
    }

    private String times(long needed) {
        double times = (double) needed / comparison.n();
        return times < 10 ? String.format(Locale.ROOT, "%.1f", times) : String.format(Locale.ROOT, "%,.0f", times);
    }

    /** To two digits: more would pretend to know. */
    private static long rounded(long needed) {
        long unit = 1;
        while (needed / unit >= 100) {
            unit *= 10;
        }
        return (needed + unit - 1) / unit * unit;
    }

    private String points(double share) {
        return percent.text(share) + " points";
    }
}
