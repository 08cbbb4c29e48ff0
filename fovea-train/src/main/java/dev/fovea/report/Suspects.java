package dev.fovea.report;

import dev.fovea.report.Heat.Question;
import dev.fovea.score.LabelError;
import dev.fovea.score.LabelErrors;
import dev.fovea.score.Predictions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Pictures whose label is probably wrong, among those that were held out.
 *
 * @param errors all of them
 * @param questions the surest, as they are asked about and shown
 */
record Suspects(LabelErrors errors, List<Question> questions) {
    /** Of predictions of one class a picture. */
    static Suspects of(Predictions heldOut) {
        LabelErrors errors = LabelErrors.of(heldOut);
        Map<String, Integer> samples = new HashMap<>();
        for (int i = 0; i < heldOut.size(); i++) {
            samples.putIfAbsent(heldOut.rows().get(i).name(), i);
        }
        List<Question> questions = errors.suspects().stream()
                .limit(Mistake.SHOWN)
                .map((LabelError e) -> new Question(
                        Objects.requireNonNull(samples.get(e.name())),
                        heldOut.labels().index(e.suggested())))
                .toList();
        return new Suspects(errors, questions);
    }

    /** What was found, in a sentence. */
    String lead(Words words) {
        int found = errors.suspects().size();
        if (found == 0) {
            return words.say("labels.none", words.count(errors.samples(), "picture"));
        }
        String lead = words.say(
                "labels.lead",
                words.count(found),
                words.count(errors.samples(), "picture"),
                words.count(Math.round(errors.estimated())));
        return found > questions.size() ? lead + words.say("labels.first", questions.size()) : lead;
    }
}
