package dev.fovea.report;

import dev.fovea.data.Task;
import dev.fovea.score.Estimate;
import dev.fovea.score.IntervalMethod;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;

/** Numbers as a reader wants them in a sentence. */
final class Words {
    /** From so many samples on, one wrong sample would be rounded away with one decimal. */
    private static final int MANY = 2_000;

    private Words() {}

    /** What epochs are judged by, as a heading. */
    static String measure(Task task) {
        String measure = task.measure();
        return measure.substring(0, 1).toUpperCase(Locale.ROOT) + measure.substring(1);
    }

    /** A share in percent, such as {@code 98.9 %}; with two decimals where it is of many samples. */
    static String percent(double share, int n) {
        return String.format(Locale.ROOT, n >= MANY ? "%.2f %%" : "%.1f %%", 100 * share);
    }

    /** A share in percent with one decimal. */
    static String percent(double share) {
        return percent(share, 0);
    }

    /** A difference of shares, such as {@code 0.9 points}. */
    static String points(double difference) {
        return String.format(Locale.ROOT, "%.1f points", 100 * difference);
    }

    /** A plain number with three decimals. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** A whole number with thousands apart. */
    static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** A number of things, such as {@code 1 picture} and {@code 1,800 pictures}. */
    static String count(long n, String thing) {
        String many = thing.endsWith("s") ? thing + "es" : thing + "s";
        return count(n) + " " + (n == 1 ? thing : many);
    }

    /** An interval of shares, such as {@code 98.4–99.3 %}; empty where there is none. */
    static String interval(Estimate estimate, int n) {
        if (estimate.method() == IntervalMethod.NONE) {
            return "";
        }
        String low = percent(estimate.low(), n).replace(" %", "");
        return low + "–" + percent(estimate.high(), n);
    }

    /**
     * A label or a name inside a sentence, isolated (Unicode, annex 9), so that one which runs from right to left, or holds
     * a mark that says so, does not turn the words around it.
     */
    static String quoted(String name) {
        return "“\u2068" + name + "\u2069”";
    }

    /** A time as people say it, such as {@code 14 s}, {@code 2 min 5 s} and {@code 3 h 20 min}. */
    static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole < 10 ? String.format(Locale.ROOT, "%.1f s", seconds) : whole + " s";
        }
        return whole < 3600
                ? whole / 60 + " min " + whole % 60 + " s"
                : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** An instant of ISO 8601 as a date and a time of day in UTC; the text itself where it is no instant. */
    static String date(String instant) {
        try {
            return DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
