package dev.fovea.score;

import dev.fovea.base.Check;
import dev.fovea.base.Csv;
import dev.fovea.base.FoveaException;
import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code predictions.csv}: a row for each sample with name, label (the truth), predicted, fold and group where there are
 * any, and a probability for each class under {@code p:<label>}. Several labels a sample stand under {@code labels}, such as
 * {@code cat|dog}, and so do those predicted. Numbers have all digits of 32-bit floats, so that reading gives the same
 * predictions.
 */
public final class PredictionsCsv {
    private static final String LABEL = "label";
    private static final String LABELS = "labels";
    private static final String FOLD = "fold";
    private static final String GROUP = "group";
    private static final String PROBABILITY = "p:";

    private PredictionsCsv() {}

    /** The predictions as text, the header first. */
    public static String write(Predictions predictions) {
        boolean folds = predictions.rows().stream().anyMatch(row -> row.fold() != null);
        boolean groups = predictions.rows().stream().anyMatch(row -> row.group() != null);
        List<String> header =
                new ArrayList<>(List.of("name", predictions.isMultiLabel() ? LABELS : LABEL, "predicted"));
        addIf(folds, FOLD, header);
        addIf(groups, GROUP, header);
        predictions.labels().names().forEach(label -> header.add(PROBABILITY + label));
        StringBuilder out = new StringBuilder(Csv.line(header));
        for (int i = 0; i < predictions.size(); i++) {
            Predictions.Row row = predictions.rows().get(i);
            List<String> fields = new ArrayList<>();
            fields.add(row.name());
            fields.add(predictions.labels().text(row.labels()));
            fields.add(predictions.labels().text(predictions.said(i)));
            addIf(folds, Objects.toString(row.fold(), ""), fields);
            addIf(groups, Objects.toString(row.group(), ""), fields);
            for (int c = 0; c < predictions.labels().size(); c++) {
                fields.add(Float.toString(predictions.probability(i, c)));
            }
            out.append(Csv.line(fields));
        }
        return out.toString();
    }

    private static void addIf(boolean there, String field, List<String> fields) {
        if (there) {
            fields.add(field);
        }
    }

    /**
     * The predictions that a text holds; labels are in the order of its columns.
     *
     * @param where what a message calls the text, such as the file's path
     * @throws FoveaException if columns or values are not as {@link #write} leaves them, with the sample's name
     */
    public static Predictions read(String text, String where) {
        List<List<String>> rows = Csv.read(text, where);
        Check.world(!rows.isEmpty(), "%s must have a header, but is empty", where);
        try {
            return new Columns(rows.get(0)).predictions(rows.subList(1, rows.size()));
        } catch (IllegalArgumentException e) {
            throw new FoveaException(e.getMessage() + " (" + where + ")", e);
        }
    }

    /** Where each column is. */
    private static final class Columns {
        private final List<String> header;
        private final Labels labels;
        private final int firstProbability;
        private final boolean sets;

        Columns(List<String> header) {
            this.header = header;
            List<String> names = header.stream()
                    .filter(column -> column.startsWith(PROBABILITY))
                    .map(column -> column.substring(PROBABILITY.length()))
                    .toList();
            firstProbability = header.size() - names.size();
            sets = header.size() > 1 && header.get(1).equals(LABELS);
            List<String> fixed = new ArrayList<>(List.of("name", sets ? LABELS : LABEL, "predicted"));
            addIf(header.indexOf(FOLD) == 3, FOLD, fixed);
            addIf(header.indexOf(GROUP) == fixed.size(), GROUP, fixed);
            Check.that(
                    header.subList(0, firstProbability).equals(fixed),
                    "columns must be name, label, predicted (or name, labels, predicted), fold or none, group or none, then p:<label> of each class, but"
                            + " were %s",
                    header);
            labels = new Labels(names);
        }

        Predictions predictions(List<List<String>> lines) {
            List<Predictions.Row> rows = new ArrayList<>();
            float[] probabilities = new float[lines.size() * labels.size()];
            for (int i = 0; i < lines.size(); i++) {
                List<String> line = lines.get(i);
                Check.that(line.size() == header.size(), "fields must be %d, but were %s", header.size(), line);
                rows.add(row(line));
                for (int c = 0; c < labels.size(); c++) {
                    probabilities[i * labels.size() + c] = number(line, c);
                }
            }
            if (sets) {
                return Predictions.ofSets(
                        labels,
                        rows,
                        probabilities,
                        lines.stream().map(line -> labels.parse(line.get(2))).toList());
            }
            Predictions read = new Predictions(labels, rows, probabilities);
            for (int i = 0; i < lines.size(); i++) {
                checkPredicted(read, i, lines.get(i).get(2));
            }
            return read;
        }

        private Predictions.Row row(List<String> line) {
            String fold = field(line, FOLD);
            return new Predictions.Row(
                    line.get(0), truth(line.get(1)), field(line, GROUP), fold == null ? null : number(fold));
        }

        private LabelSet truth(String text) {
            return sets ? labels.parse(text) : LabelSet.of(labels.index(text));
        }

        private static int number(String fold) {
            Check.that(fold.matches("\\d{1,9}"), "fold must be a number, but was \"%s\"", fold);
            return Integer.parseInt(fold);
        }

        private @Nullable String field(List<String> line, String column) {
            int at = header.subList(0, firstProbability).indexOf(column);
            return at < 0 || line.get(at).isEmpty() ? null : line.get(at);
        }

        private float number(List<String> line, int label) {
            String text = line.get(firstProbability + label);
            try {
                return Float.parseFloat(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "probability must be a number, but was \"" + text + "\" (" + line.get(0) + ")", e);
            }
        }

        private static void checkPredicted(Predictions read, int i, String predicted) {
            String highest = read.labels().name(read.predicted(i));
            Check.that(
                    highest.equals(predicted),
                    "predicted must be the most probable class \"%s\", but was \"%s\" (%s)",
                    highest,
                    predicted,
                    read.rows().get(i).name());
        }
    }
}
