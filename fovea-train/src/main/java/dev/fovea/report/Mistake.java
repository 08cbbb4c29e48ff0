package dev.fovea.report;

import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import dev.fovea.score.Predictions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
 * @param heat the same with what spoke for the mistake; null where that is not known
 */
record Mistake(
        String name,
        String given,
        String predicted,
        double sure,
        double own,
        @Nullable Thumbnail thumbnail,
        @Nullable Thumbnail heat) {
    /** Pictures shown: two or three screens, and a few hundred kilobytes. */
    static final int SHOWN = 24;

    /** The most confident ones, the worst first. Reads their pictures. */
    static List<Mistake> worst(Predictions predictions, Gallery gallery, Heat heat, Words words) {
        List<Heat.Question> wrong = IntStream.range(0, predictions.size())
                .filter(i -> !predictions.isRight(i))
                .mapToObj(i -> new Heat.Question(i, label(predictions, i)))
                .sorted(Comparator.comparingDouble(q -> -sure(predictions, q)))
                .limit(SHOWN)
                .toList();
        Map<Integer, Thumbnail> heats = heat.of(wrong);
        return wrong.stream()
                .map(q -> of(predictions, q, gallery.thumbnail(name(predictions, q), Thumbnail.LARGE), words)
                        .with(heats.get(q.sample())))
                .toList();
    }

    private static Mistake of(Predictions predictions, Heat.Question q, @Nullable Thumbnail picture, Words words) {
        int i = q.sample();
        Predictions.Row row = predictions.rows().get(i);
        double sure = sure(predictions, q);
        return new Mistake(
                row.name(),
                names(predictions.labels(), row.labels(), words),
                names(predictions.labels(), predictions.said(i), words),
                sure,
                predictions.isMultiLabel() ? 1 - sure : predictions.probability(i, row.truth()),
                picture,
                null);
    }

    private Mistake with(@Nullable Thumbnail overlay) {
        return new Mistake(name, given, predicted, sure, own, thumbnail, overlay);
    }

    private static String name(Predictions predictions, Heat.Question q) {
        return predictions.rows().get(q.sample()).name();
    }

    /** The class that it was taken for; of several labels, the one that is most surely wrong. */
    private static int label(Predictions predictions, int i) {
        if (!predictions.isMultiLabel()) {
            return predictions.predicted(i);
        }
        LabelSet truth = predictions.rows().get(i).labels();
        LabelSet said = predictions.said(i);
        return IntStream.range(0, predictions.labels().size())
                .filter(c -> truth.has(c) != said.has(c))
                .boxed()
                .max(Comparator.comparingDouble(c -> sure(predictions, new Heat.Question(i, c))))
                .orElse(0);
    }

    private static double sure(Predictions predictions, Heat.Question q) {
        double probability = predictions.probability(q.sample(), q.label());
        return predictions.said(q.sample()).has(q.label()) ? probability : 1 - probability;
    }

    private static String names(Labels labels, LabelSet set, Words words) {
        return set.size() == 0
                ? words.say("none")
                : set.indices().mapToObj(labels::name).collect(Collectors.joining(", "));
    }
}
