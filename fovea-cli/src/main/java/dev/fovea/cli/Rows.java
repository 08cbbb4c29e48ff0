package dev.fovea.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.fovea.base.Csv;
import dev.fovea.base.Json;
import dev.fovea.data.Labels;
import dev.fovea.data.Task;
import dev.fovea.model.Outcome;
import dev.fovea.model.Prediction;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Prints predictions as they come: as a table, as CSV, or as a JSON object a line. */
final class Rows {
    /** The formats. */
    enum Format {
        /** For people. */
        @JsonProperty("table")
        TABLE,
        /** Every probability, for spreadsheets. */
        @JsonProperty("csv")
        CSV,
        /** One object a line, for programs. */
        @JsonProperty("jsonl")
        JSONL
    }

    private final PrintStream out;
    private final Format format;
    private final int top;
    private final TrustColumns worth;
    private List<String> labels = List.of();
    private boolean sets;

    Rows(PrintStream out, Format format, int top, TrustColumns worth) {
        this.out = out;
        this.format = format;
        this.top = top;
        this.worth = worth;
    }

    void head(Labels names, Task task) {
        labels = names.names();
        sets = task.isMultiLabel();
        if (format == Format.CSV) {
            List<String> head = new ArrayList<>(List.of("file", sets ? "labels" : "label", "probability", "reason"));
            labels.forEach(label -> head.add("p:" + label));
            head.addAll(worth.head());
            out.print(Csv.line(head));
        }
    }

    void row(Outcome outcome) {
        switch (format) {
            case TABLE -> out.println(table(outcome));
            case CSV -> out.print(Csv.line(csv(outcome)));
            case JSONL -> out.println(Json.LINE.write(json(outcome)));
        }
    }

    private String table(Outcome outcome) {
        if (outcome instanceof Outcome.Predicted predicted) {
            Prediction p = predicted.prediction();
            if (!sets) {
                return outcome.name() + "  " + text(p.top(top)) + worth.table(p);
            }
            return outcome.name() + "  "
                    + (p.said().isEmpty() ? "none, most likely " + text(p.top(1)) : text(p.said()));
        }
        return outcome.name() + "  could not be read: "
                + ((Outcome.Unreadable) outcome).file().reason();
    }

    private static String text(List<Prediction.Choice> choices) {
        return choices.stream()
                .map(c -> String.format(Locale.ROOT, "%s %.1f %%", c.label(), 100 * c.probability()))
                .collect(Collectors.joining(", "));
    }

    private List<String> csv(Outcome outcome) {
        if (outcome instanceof Outcome.Predicted predicted) {
            Prediction p = predicted.prediction();
            List<String> row = new ArrayList<>(List.of(
                    outcome.name(),
                    sets ? String.join(Labels.JOINT, p.labels()) : p.label(),
                    p.said().stream()
                            .map(choice -> String.valueOf(choice.probability()))
                            .collect(Collectors.joining(Labels.JOINT)),
                    ""));
            String[] probabilities = new String[labels.size()];
            p.all().forEach(choice -> probabilities[choice.index()] = String.valueOf(choice.probability()));
            row.addAll(List.of(probabilities));
            row.addAll(worth.csv(p));
            return row;
        }
        List<String> row = new ArrayList<>(List.of(
                outcome.name(), "", "", ((Outcome.Unreadable) outcome).file().reason()));
        labels.forEach(label -> row.add(""));
        worth.head().forEach(column -> row.add(""));
        return row;
    }

    private Map<String, Object> json(Outcome outcome) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("file", outcome.name());
        if (outcome instanceof Outcome.Predicted predicted) {
            Prediction p = predicted.prediction();
            if (sets) {
                Map<String, Object> said = new LinkedHashMap<>();
                p.said().forEach(choice -> said.put(choice.label(), choice.probability()));
                row.put("labels", said);
            } else {
                row.put("label", p.label());
                row.put("probability", p.probability());
            }
            Map<String, Object> all = new LinkedHashMap<>();
            p.top(top).forEach(choice -> all.put(choice.label(), choice.probability()));
            row.put("top", all);
            row.putAll(worth.json(p));
        } else {
            row.put("reason", ((Outcome.Unreadable) outcome).file().reason());
        }
        return row;
    }
}
