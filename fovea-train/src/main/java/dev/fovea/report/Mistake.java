package dev.fovea.report;

import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import dev.fovea.score.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that was named wrongly.
 *
 * @param name the sample's
 * @param given its label, or labels, or a word for none
 * @param predicted what it was taken for
 * @param sure the probability of that, 0..1; of several labels a picture, of the label that is most surely wrong that what
 *     was said of it is right
 * @param own the probability of the given label, 0..1; of several labels, that of the truth of that label
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
    static List<Mistake> worst(Predictions predictions, Gallery gallery, Words words) {
        List<Integer> wrong = IntStream.range(0, predictions.size())
                .filter(i -> !predictions.isRight(i))
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -sure(predictions, i)))
                .limit(SHOWN)
                .toList();
        return wrong.stream()
                .map(i -> of(predictions, i, gallery, words))
                .toList();
    }

    private static Mistake of(Predictions predictions, int i, Gallery gallery, Words words) {
        Predictions.Row row = predictions.rows().get(i);
        double sure = sure(predictions, i);
        return new Mistake(
                row.name(),
                names(predictions.labels(), row.labels(), words),
                names(predictions.labels(), predictions.said(i), words),
                sure,
                predictions.isMultiLabel() ? 1 - sure : predictions.probability(i, row.truth()),
                gallery.thumbnail(row.name(), Thumbnail.LARGE));
    }

    private static double sure(Predictions predictions, int i) {
        if (!predictions.isMultiLabel()) {
            return predictions.probability(i, predictions.predicted(i));
        }
        LabelSet truth = predictions.rows().get(i).labels();
        LabelSet said = predictions.said(i);
        return IntStream.range(0, predictions.labels().size())
                .filter(c -> truth.has(c) != said.has(c))
                .mapToDouble(c -> said.has(c) ? predictions.probability(i, c) : 1 - predictions.probability(i, c))
                .max()
                .orElse(0);
    }

    private static String names(Labels labels, LabelSet set, Words words) {
        return set.size() == 0 ? words.say("none") : set.indices().mapToObj(labels::name).collect(Collectors.joining(", "));
    }
}
