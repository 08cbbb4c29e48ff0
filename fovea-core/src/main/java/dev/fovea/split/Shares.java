package dev.fovea.split;

import dev.fovea.base.Check;

/**
 * How much of a data set each part gets. A share of 0 leaves the part empty.
 *
 * @param train above 0
 * @param validation 0 or above
 * @param test 0 or above; the three sum to 1 within 1e-9
 */
public record Shares(double train, double validation, double test) {
    /** Checks the ranges and the sum. */
    public Shares {
        Check.that(
                train > 0 && validation >= 0 && test >= 0 && Math.abs(train + validation + test - 1) <= 1e-9,
                "shares must be 0 or above, train above 0, and sum to 1, but were %s / %s / %s. Try 0.7 / 0.15 / 0.15.",
                train,
                validation,
                test);
    }

    /** Shares as fractions, such as {@code of(0.8, 0.1, 0.1)}. */
    public static Shares of(double train, double validation, double test) {
        return new Shares(train, validation, test);
    }

    /** Shares in percent, such as {@code percent(70, 15, 15)}. */
    public static Shares percent(int train, int validation, int test) {
        Check.that(
                train > 0 && validation >= 0 && test >= 0 && (long) train + validation + test == 100,
                "shares must be 0 or above, train above 0, and sum to 100 %%, but were %d / %d / %d. Try 70 / 15 / 15.",
                train,
                validation,
                test);
        return new Shares(train / 100.0, validation / 100.0, test / 100.0);
    }
}
