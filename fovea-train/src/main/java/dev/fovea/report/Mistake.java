package dev.fovea.report;

import dev.fovea.data.LabelSet;
import dev.fovea.data.Labels;
import dev.fovea.report.Heat.Question;
import dev.fovea.score.Predictions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A picture that was named wrongly, or whose label is doubted.
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

    /** The wrong ones that the network was surest of, the worst first; of several repeats a picture is shown once. */
    static List<Question> worst(Predictions predictions) {
        Set<String> names = new HashSet<>();
        return IntStream.range(0, predictions.size())
                .filter(i -> !predictions.isRight(i))
                .mapToObj(i -> new Question(i, label(predictions, i)))
                .sorted(Comparator.comparingDouble(q -> -sure(predictions, q)))
                .filter(q -> names.add(predictions.rows().get(q.sample()).name()))
                .limit(SHOWN)
                .toList();
    }

    /** These as they are shown. Reads their pictures. */
    static List<Mistake> of(
            Predictions predictions,
            List<Question> wrong,
            Gallery gallery,
            Map<Question, Thumbnail> heats,
            Words words) {
        return IntStream.range(0, wrong.size())
                .mapToObj(i -> {
                    Question q = wrong.get(i);
                    Thumbnail picture =
                            gallery.thumbnail(predictions.rows().get(q.sample()).name(), Thumbnail.LARGE);
                    return of(predictions, q, picture, i < Heat.EXPLAINED ? heats.get(q) : null, words);
                })
                .toList();
    }

    private static Mistake of(
            Predictions predictions, Question q, @Nullable Thumbnail picture, @Nullable Thumbnail heat, Words words) {
        Predictions.Row row = predictions.rows().get(q.sample());
        Labels labels = predictions.labels();
        boolean sets = predictions.isMultiLabel();
        double sure = sure(predictions, q);
        return new Mistake(
                row.name(),
                names(labels, row.labels(), words),
                sets ? names(labels, predictions.said(q.sample()), words) : labels.name(q.label()),
                sure,
                sets ? 1 - sure : predictions.probability(q.sample(), row.truth()),
                picture,
                heat);
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
                .max(Comparator.comparingDouble(c -> sure(predictions, new Question(i, c))))
                .orElse(0);
    }

    private static double sure(Predictions predictions, Question q) {
        double probability = predictions.probability(q.sample(), q.label());
        boolean said =
                !predictions.isMultiLabel() || predictions.said(q.sample()).has(q.label());
        return said ? probability : 1 - probability;
    }

    private static String names(Labels labels, LabelSet set, Words words) {
        return set.size() == 0
                ? words.say("none")
                : set.indices().mapToObj(labels::name).collect(Collectors.joining(words.say("comma")));
    }
}
