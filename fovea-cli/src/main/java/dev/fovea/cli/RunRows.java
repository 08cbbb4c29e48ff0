package dev.fovea.cli;

import dev.fovea.base.Csv;
import dev.fovea.base.Json;
import dev.fovea.run.RunEntry;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Prints runs: two lines each for people, in 80 columns; a row each for programs. */
final class RunRows {
    private static final int WIDTH = 80;
    private static final int NAME = 30;
    private static final List<String> HEAD = List.of(
            "name",
            "when",
            "data",
            "model",
            "epochs",
            "epochs_asked",
            "folds",
            "metric",
            "value",
            "low",
            "high",
            "part",
            "n",
            "status",
            "seconds");

    private final PrintStream out;

    RunRows(PrintStream out) {
        this.out = out;
    }

    /** The first line of a run says what tells it from others, the second how it was made. */
    void table(List<RunEntry> runs) {
        int width = runs.stream()
                .mapToInt(run -> Columns.width(run.name()))
                .map(w -> Math.min(NAME, Math.max(8, w)))
                .max()
                .orElse(8);
        out.println(Columns.padded("name", width) + "  when              how good, %");
        for (RunEntry run : runs) {
            // a name is what one types next, so it is never cut
            String first = Columns.padded(run.name(), width) + "  " + when(run.when()) + "  " + figure(run);
            out.println(Columns.width(run.name()) > width ? first.stripTrailing() : Columns.cut(first, WIDTH));
            out.println(Columns.cut("  " + details(run), WIDTH));
        }
    }

    /** In the local time of the reader. */
    private static String when(String instant) {
        try {
            return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                    .withZone(ZoneId.systemDefault())
                    .format(Instant.parse(instant));
        } catch (DateTimeParseException e) {
            return " ".repeat(16);
        }
    }

    private static String figure(RunEntry run) {
        RunEntry.Judged judged = run.judged();
        return judged == null
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%s %.1f (%.1f-%.1f) %s",
                        judged.metric(),
                        100 * judged.value(),
                        100 * judged.low(),
                        100 * judged.high(),
                        judged.part());
    }

    private static String details(RunEntry run) {
        return Stream.of(run.status(), run.data(), run.model(), epochs(run.epochs()), time(run.seconds()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
    }

    private static String epochs(RunEntry.Epochs epochs) {
        if (epochs.asked() == 0) {
            return "";
        }
        String folds = epochs.folds() > 0 ? epochs.folds() + " folds, " : "";
        return folds
                + (epochs.done() == epochs.asked()
                        ? epochs.asked() + (epochs.asked() == 1 ? " epoch" : " epochs")
                        : epochs.done() + " of " + epochs.asked() + " epochs");
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        if (whole < 60) {
            return whole == 0 ? "" : whole + " s";
        }
        return whole < 3600 ? whole / 60 + " min" : whole / 3600 + " h " + whole % 3600 / 60 + " min";
    }

    /** A header and a row each. */
    void csv(List<RunEntry> runs) {
        out.print(Csv.line(HEAD));
        runs.forEach(run -> out.print(Csv.line(row(run))));
    }

    private static List<String> row(RunEntry run) {
        List<String> row = new ArrayList<>(List.of(
                run.name(),
                run.when(),
                run.data(),
                run.model(),
                String.valueOf(run.epochs().done()),
                String.valueOf(run.epochs().asked()),
                String.valueOf(run.epochs().folds())));
        RunEntry.Judged judged = run.judged();
        row.addAll(
                judged == null
                        ? List.of("", "", "", "", "", "")
                        : List.of(
                                judged.metric(),
                                String.valueOf(judged.value()),
                                String.valueOf(judged.low()),
                                String.valueOf(judged.high()),
                                judged.part(),
                                String.valueOf(judged.n())));
        row.add(run.status());
        row.add(String.valueOf(run.seconds()));
        return row;
    }

    /** An object each. */
    void jsonl(List<RunEntry> runs) {
        runs.forEach(run -> out.println(Json.LINE.write(run)));
    }
}
