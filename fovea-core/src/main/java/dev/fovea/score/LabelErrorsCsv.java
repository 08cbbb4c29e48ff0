package dev.fovea.score;

import dev.fovea.base.Csv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code label-errors.csv}: a row for each suspect, the surest first, with name, given, suggested, margin, and a probability
 * for each class under {@code p:<label>}.
 */
public final class LabelErrorsCsv {
    private LabelErrorsCsv() {}

    /**
     * As text, the header first.
     *
     * @param outOfFold what the errors were found in
     */
    public static String write(LabelErrors errors, Predictions outOfFold) {
        Predictions predictions = Repeats.averaged(outOfFold);
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            places.put(predictions.rows().get(i).name(), i);
        }
        List<String> header = new ArrayList<>(List.of("name", "given", "suggested", "margin"));
        predictions.labels().names().forEach(label -> header.add("p:" + label));
        StringBuilder out = new StringBuilder(Csv.line(header));
        for (LabelError error : errors.suspects()) {
            int sample = places.getOrDefault(error.name(), -1);
            List<String> fields = new ArrayList<>(
                    List.of(error.name(), error.given(), error.suggested(), Float.toString((float) error.margin())));
            for (int c = 0; c < predictions.labels().size(); c++) {
                fields.add(Float.toString(predictions.probability(sample, c)));
            }
            out.append(Csv.line(fields));
        }
        return out.toString();
    }
}
