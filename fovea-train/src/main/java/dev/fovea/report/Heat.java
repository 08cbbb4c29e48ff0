package dev.fovea.report;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Sample;
import dev.fovea.explain.Explainer;
import dev.fovea.explain.Method;
import dev.fovea.score.Predictions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where a network found what it said, for a few pictures: each is explained by the network that judged it, or, where that was
 * not kept, by the one that the run left. Networks whose
 * maps cannot be read are passed over, because asking them costs hundreds of passes a picture.
 */
record Heat(Predictions heldOut, Gallery gallery, Insight insight) {
    /** Pictures that are explained at most, in each of the places that ask. */
    static final int EXPLAINED = 12;

    /**
     * What is asked.
     *
     * @param sample its number among the predictions
     * @param label the class that is explained
     */
    record Question(int sample, int label) {}

    /** Overlays; those that cannot be made are absent. */
    Map<Question, Thumbnail> of(List<Question> questions) {
        Map<Path, List<Question>> byModel = new TreeMap<>();
        questions.stream()
                .distinct()
                .forEach(q -> model(q).ifPresent(path ->
                        byModel.computeIfAbsent(path, p -> new ArrayList<>()).add(q)));
        Map<Question, Thumbnail> out = new HashMap<>();
        byModel.forEach((path, asked) -> explain(path, asked, out));
        return out;
    }

    private Optional<Path> model(Question question) {
        int fold =
                Objects.requireNonNullElse(heldOut.rows().get(question.sample).fold(), 0);
        return Optional.ofNullable(insight.models().get(fold)).or(() -> Optional.ofNullable(insight.last()));
    }

    private void explain(Path model, List<Question> asked, Map<Question, Thumbnail> out) {
        try (Explainer explainer = Explainer.load(model)) {
            if (explainer.usual() == Method.OCCLUSION) {
                return;
            }
            for (Question question : asked) {
                overlay(explainer, question).ifPresent(drawn -> out.put(question, drawn));
            }
        } catch (FoveaException e) {
            return; // a model file that has gone costs the explanations alone
        }
    }

    private Optional<Thumbnail> overlay(Explainer explainer, Question question) {
        Optional<Sample> sample =
                gallery.sample(heldOut.rows().get(question.sample).name());
        try {
            return sample.map(s -> Thumbnail.of(
                    explainer.explain(s.picture(), question.label).overlay(Thumbnail.LARGE), Thumbnail.LARGE));
        } catch (FoveaException e) {
            return Optional.empty(); // the picture cannot be read any more
        }
    }
}
