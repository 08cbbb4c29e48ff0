package dev.fovea.report;

import dev.fovea.audit.Said;
import dev.fovea.data.Task;
import dev.fovea.score.Estimate;
import dev.fovea.score.IntervalMethod;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;

/**
 * Every text of a report in one language, and numbers as a reader of it wants them. The texts are in one file for each
 * language, {@code texts.en.properties} and so on, with the same keys; a text names its parts {@code {0}}, {@code {1}}.
 */
final class Words {
    /** From so many samples on, one wrong sample would be rounded away with one decimal. */
    private static final int MANY = 2_000;

    private final Language language;
    private final Properties texts;

    Words(Language language) {
        this.language = language;
        this.texts = texts(language);
    }

    /** All texts of a language by their keys, those of the audit among them. */
    static Properties texts(Language language) {
        String path = "/dev/fovea/report/texts." + language.word() + ".properties";
        Properties out = Said.texts(language.word());
        try (InputStream in = Words.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " must be on the class path, but was not");
            }
            out.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return out;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Language language() {
        return language;
    }

    /** The text of a key with its parts put in; what a part holds is never read as text of ours. */
    String say(String key, Object... parts) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("text \"" + key + "\" must be in " + language + ", but is not");
        }
        return Said.filled(text, Arrays.stream(parts).map(String::valueOf).toList());
    }

    /** What the audit says. */
    String say(Said said) {
        return said.in(texts::getProperty);
    }

    /** The text of one or of many, by {@code key.one} and {@code key.many}; the number itself is not put in. */
    String sayOf(long n, String key, Object... parts) {
        return say(key + (n == 1 ? ".one" : ".many"), parts);
    }

    /** Whether there is a text. */
    boolean knows(String key) {
        return texts.containsKey(key);
    }

    /** A number of things, such as {@code 1 picture} and {@code 1,800 pictures}; {@code thing} is part of a key. */
    String count(long n, String thing) {
        return sayOf(n, "count." + thing, count(n));
    }

    /** A whole number with thousands apart. */
    String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** What epochs are judged by, as a heading. */
    String measure(Task task) {
        return say(task.isMultiLabel() ? "measure.sets.heading" : "measure.heading");
    }

    /** How an interval was found. */
    String method(IntervalMethod method) {
        return say("method." + method.name());
    }

    /** A share in percent, such as {@code 98.9 %}; with two decimals where it is of many samples. */
    String percent(double share, int n) {
        return String.format(Locale.ROOT, n >= MANY ? "%.2f" : "%.1f", 100 * share) + percentSign();
    }

    /** A share in percent with one decimal. */
    String percent(double share) {
        return percent(share, 0);
    }

    /** What stands behind a number of percent: English sets a space, Chinese none. */
    String percentSign() {
        return say("percent");
    }

    /** A difference of shares, such as {@code 0.9 points}. */
    String points(double difference) {
        return say("points", String.format(Locale.ROOT, "%.1f", 100 * difference));
    }

    /** A plain number with three decimals. */
    String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** An interval of shares, such as {@code 98.4–99.3 %}; empty where there is none. */
    String interval(Estimate estimate, int n) {
        return estimate.method() == IntervalMethod.NONE ? "" : range(estimate.low(), estimate.high(), n);
    }

    /** From one share to another one, such as {@code 98.4–99.3 %}. */
    String range(double low, double high, int n) {
        return percent(low, n).replace(percentSign(), "") + "–" + percent(high, n);
    }

    /**
     * A label or a name inside a sentence, isolated (Unicode, annex 9), so that one which runs from right to left, or holds
     * a mark that says so, does not turn the words around it.
     */
    static String quoted(String name) {
        return "“\u2068" + name + "\u2069”";
    }

    /** A time as people say it, such as {@code 14 s}, {@code 2 min 5 s} and {@code 3 h 20 min}. */
    String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return say("time.seconds", whole < 10 ? String.format(Locale.ROOT, "%.1f", seconds) : whole);
        }
        return whole < 3600
                ? say("time.minutes", whole / 60, whole % 60)
                : say("time.hours", whole / 3600, whole % 3600 / 60);
    }

    /** An instant of ISO 8601 as a date and a time of day in UTC; the text itself where it is no instant. */
    String date(String instant) {
        try {
            return DateTimeFormatter.ofPattern(say("date"), Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC)
                    .format(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return instant;
        }
    }
}
