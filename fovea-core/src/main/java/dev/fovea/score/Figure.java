package dev.fovea.score;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them: shares in percent, areas and correlations with three decimals. */
enum Figure {
    /** A share, in percent with one decimal. */
    PERCENT(100, 1),
    /** A share, in percent with two decimals, where one sample in many must show. */
    FINE_PERCENT(100, 2),
    /** A plain number with three decimals. */
    NUMBER(1, 3);

    private static final int MANY = 2000;

    private final double scale;
    private final int decimals;

    Figure(double scale, int decimals) {
        this.scale = scale;
        this.decimals = decimals;
    }

    /** Two decimals from 2,000 samples on, so that one wrong sample is not rounded away. */
    static Figure percentOf(int n) {
        return n >= MANY ? FINE_PERCENT : PERCENT;
    }

    String text(double value) {
        return String.format(Locale.ROOT, "%." + decimals + "f", scale * value);
    }

    String text(@Nullable Estimate estimate) {
        return estimate == null ? "-" : text(estimate.value());
    }

    /** Such as {@code 98.4 (97.9-98.8)}. */
    String withInterval(@Nullable Estimate estimate) {
        return estimate == null || estimate.method() == IntervalMethod.NONE
                ? text(estimate)
                : text(estimate) + " (" + interval(estimate) + ")";
    }

    /** Such as {@code 97.9-98.8}. */
    String interval(double low, double high) {
        return text(low) + (low < 0 ? " to " : "-") + text(high);
    }

    /** Such as {@code 97.9-98.8}; a dash alone where there is none. */
    String interval(Estimate estimate) {
        if (estimate.method() == IntervalMethod.NONE) {
            return "-";
        }
        return interval(estimate.low(), estimate.high());
    }
}
