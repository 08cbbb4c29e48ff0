package dev.fovea.score;

import dev.fovea.base.Check;
import dev.fovea.data.LabelSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Out-of-fold predictions in which samples were held out several times, once in each repeat. */
public final class Repeats {
    private Repeats() {}

    /**
     * One row for each sample, in the order of first mention: the mean of its probabilities over the repeats, in no fold; of
     * several labels a sample, those are said that most repeats say. Predictions in which no name comes twice are returned as
     * they are.
     *
     * @throws IllegalArgumentException if a name comes twice without being of different folds, or with different labels or
     *     groups
     */
    public static Predictions averaged(Predictions predictions) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            places.computeIfAbsent(predictions.rows().get(i).name(), name -> new ArrayList<>())
                    .add(i);
        }
        return places.size() == predictions.size() ? predictions : averaged(predictions, List.copyOf(places.values()));
    }

    private static Predictions averaged(Predictions predictions, List<List<Integer>> samples) {
        int k = predictions.labels().size();
        List<Predictions.Row> rows = new ArrayList<>();
        List<LabelSet> said = new ArrayList<>();
        float[] probabilities = new float[samples.size() * k];
        for (List<Integer> places : samples) {
            checkRepeats(predictions, places);
            for (int c = 0; c < k; c++) {
                int label = c;
                probabilities[rows.size() * k + c] = (float) places.stream()
                        .mapToDouble(i -> predictions.probability(i, label))
                        .average()
                        .orElseThrow();
            }
            said.add(mostly(predictions, places));
            Predictions.Row any = predictions.rows().get(places.get(0));
            rows.add(new Predictions.Row(any.name(), any.labels(), any.group(), null));
        }
        return predictions.isMultiLabel()
                ? Predictions.ofSets(predictions.labels(), rows, probabilities, said)
                : new Predictions(predictions.labels(), rows, probabilities);
    }

    private static LabelSet mostly(Predictions predictions, List<Integer> places) {
        return LabelSet.of(IntStream.range(0, predictions.labels().size())
                .filter(c -> 2
                                * places.stream()
                                        .filter(i -> predictions.said(i).has(c))
                                        .count()
                        > places.size()));
    }

    private static void checkRepeats(Predictions predictions, List<Integer> places) {
        Predictions.Row any = predictions.rows().get(places.get(0));
        Set<Integer> folds = new HashSet<>();
        for (int i : places) {
            Predictions.Row row = predictions.rows().get(i);
            Integer fold = row.fold();
            Check.that(
                    places.size() == 1 || (fold != null && folds.add(fold)),
                    "names of samples must be different, or of different folds, but \"%s\" comes %d times",
                    row.name(),
                    places.size());
            Check.that(
                    row.equals(new Predictions.Row(any.name(), any.labels(), any.group(), fold)),
                    "label and group of \"%s\" must be the same in every fold, but were not",
                    row.name());
        }
    }
}
