package dev.fovea.report;

import dev.fovea.score.ClassScores;
import dev.fovea.score.Estimate;
import dev.fovea.score.Evaluation;
import dev.fovea.score.IntervalMethod;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A share with its interval, in words and as a line. Places on the line run from 0 to 100, which stand for a whole percent
 * that is the same for all lines of a report and for 100 percent.
 *
 * @param value in percent; a dash where it is not defined
 * @param interval in percent; empty where there is none
 * @param low place where the interval begins
 * @param at place of the value; below 0 where there is nothing to draw
 * @param high place where the interval ends
 */
record Share(String value, String interval, String low, String at, String high) {
    /** Where lines may begin, in percent: near 100 the intervals would all be dots on a line from 0. */
    private static final List<Integer> STARTS = List.of(95, 90, 80, 50, 0);

    /**
     * A share as it is drawn.
     *
     * @param start what place 0 stands for, in percent
     */
    static Share of(@Nullable Estimate estimate, int start, Words words) {
        if (estimate == null) {
            return new Share("–", "", "0", "-1", "0");
        }
        boolean none = estimate.method() == IntervalMethod.NONE;
        return new Share(
                words.percent(estimate.value()),
                words.interval(estimate, 0),
                place(none ? estimate.value() : estimate.low(), start),
                place(estimate.value(), start),
                place(none ? estimate.value() : estimate.high(), start));
    }

    private static String place(double share, int start) {
        return String.format(Locale.ROOT, "%.1f", 100 * (100 * share - start) / (100.0 - start));
    }

    /** Where the lines of an evaluation begin, in percent: below every interval of a recall or precision. */
    static int start(Evaluation evaluation) {
        double lowest = 100
                * Stream.concat(
                                Stream.of(evaluation.accuracy()),
                                evaluation.classes().stream().flatMap(Share::shares))
                        .mapToDouble(e -> Math.min(e.low(), e.value()))
                        .min()
                        .orElse(0);
        return STARTS.stream().filter(start -> start <= lowest).findFirst().orElse(0);
    }

    private static Stream<Estimate> shares(ClassScores one) {
        return Stream.concat(
                Stream.ofNullable(one.scores().recall()),
                Stream.ofNullable(one.scores().precision()));
    }

    /** Whether there is something to draw. */
    boolean drawn() {
        return !at.startsWith("-");
    }
}
