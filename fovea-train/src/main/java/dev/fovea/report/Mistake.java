package dev.fovea.report;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.score.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that was named wrongly.
 *
 * @param name the sample's
 * @param given its label
 * @param predicted what it was taken for
 * @param sure the probability of that, 0..1
 * @param own the probability of the given label, 0..1
 * @param thumbnail null where the picture cannot be read any more
 */
record Mistake(
        String name,
        String given,
        String predicted,
        double sure,
        double own,
        @Nullable Thumbnail thumbnail) {
    /** Pictures shown: two or three screens, and a few hundred kilobytes. */
    static final int SHOWN = 24;

    /** The most confident ones, the worst first. Reads their pictures. */
    static List<Mistake> worst(Predictions predictions, Dataset data) {
        List<Integer> wrong = IntStream.range(0, predictions.size())
                .filter(i ->
                        predictions.predicted(i) != predictions.rows().get(i).truth())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -predictions.probability(i, predictions.predicted(i))))
                .limit(SHOWN)
                .toList();
        Map<String, Sample> samples = samples(predictions, wrong, data);
        return wrong.stream().map(i -> of(predictions, i, samples)).toList();
    }

    private static Map<String, Sample> samples(Predictions predictions, List<Integer> wrong, Dataset data) {
        Map<String, Integer> wanted = wrong.stream()
                .collect(Collectors.toMap(i -> predictions.rows().get(i).name(), Function.identity(), (a, b) -> a));
        return data.samples().stream()
                .filter(s -> wanted.containsKey(s.name()))
                .collect(Collectors.toMap(Sample::name, Function.identity(), (a, b) -> a));
    }

    private static Mistake of(Predictions predictions, int i, Map<String, Sample> samples) {
        Predictions.Row row = predictions.rows().get(i);
        int predicted = predictions.predicted(i);
        return new Mistake(
                row.name(),
                predictions.labels().name(row.truth()),
                predictions.labels().name(predicted),
                predictions.probability(i, predicted),
                predictions.probability(i, row.truth()),
                thumbnail(samples.get(row.name())));
    }

    private static @Nullable Thumbnail thumbnail(@Nullable Sample sample) {
        try {
            return sample == null ? null : Thumbnail.of(sample.picture());
        } catch (FoveaException e) {
            return null; // it has gone since, which must not cost the report
        }
    }

    /** The probability of what it was taken for. */
    String sureText() {
        return Words.percent(sure);
    }

    /** The probability of the given label. */
    String ownText() {
        return Words.percent(own);
    }

    /** The picture in words. */
    String words() {
        return "Picture " + name + ": labelled " + given + ", taken for " + predicted;
    }
}
