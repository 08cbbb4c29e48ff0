package dev.fovea.report;

import dev.fovea.model.ModelCard;
import dev.fovea.model.TrustScores;
import dev.fovea.score.Answered;
import dev.fovea.score.Estimate;
import dev.fovea.score.Predictions;
import dev.fovea.score.SetScores;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether what a model file promises was kept on the test part, which it was not measured on. */
record Promises(Words words) {
    /** Sets of labels, and not answering: a table each, where the file promises any. */
    List<Grid> of(ModelCard card, Predictions test) {
        TrustScores scores = TrustScores.of(card, test);
        List<Grid> out = new ArrayList<>();
        if (!scores.sets().isEmpty()) {
            out.add(new Grid(
                    words.say("sets.caption"),
                    List.of(
                            words.say("sets.method"),
                            words.say("promised"),
                            words.say("sets.held"),
                            words.say("interval"),
                            words.say("sets.lowest"),
                            words.say("sets.size"),
                            words.say("sets.single")),
                    scores.sets().stream().map(this::row).toList()));
        }
        if (!scores.answered().isEmpty()) {
            out.add(new Grid(
                    words.say("abstain.caption"),
                    List.of(
                            words.say("abstain.risk"),
                            words.say("abstain.unanswered"),
                            words.say("abstain.right"),
                            words.say("interval")),
                    scores.answered().stream().map(this::row).toList()));
        }
        return out;
    }

    private List<String> row(SetScores s) {
        String method = s.method().name();
        return List.of(
                s.perClass() ? words.say("sets.per-class", method) : method,
                words.percent(s.promised()),
                words.percent(s.coverage().value()),
                words.interval(s.coverage(), 0),
                words.percent(s.lowest()),
                String.format(Locale.ROOT, "%.2f", s.meanSize()),
                words.percent(s.single()));
    }

    private List<String> row(Answered a) {
        Estimate right = a.accuracy();
        return List.of(
                words.percent(a.risk()),
                words.percent(a.abstained()),
                right == null ? "–" : words.percent(right.value()),
                right == null ? "" : words.interval(right, 0));
    }
}
