package dev.fovea.model;

import dev.fovea.score.Answered;
import dev.fovea.score.ConformalMethod;
import dev.fovea.score.Predictions;
import dev.fovea.score.SetScores;
import dev.fovea.score.TrustText;
import java.util.ArrayList;
import java.util.List;

/**
 * How what a model file promises does on labelled pictures that it was not measured on.
 *
 * @param sets of the usual coverage, by each method, for all pictures and for those of each class; empty where the file holds none
 * @param answered for each risk that the file holds a threshold for
 */
public record TrustScores(List<SetScores> sets, List<Answered> answered) {
    /** Copies. */
    public TrustScores {
        sets = List.copyOf(sets);
        answered = List.copyOf(answered);
    }

    /**
     * @param predictions what the classifier of this card said
     */
    public static TrustScores of(ModelCard card, Predictions predictions) {
        Calibration calibration = card.calibration();
        List<SetScores> sets = new ArrayList<>();
        List<Answered> answered = new ArrayList<>();
        if (!predictions.isMultiLabel()) {
            for (ConformalMethod method : ConformalMethod.values()) {
                calibration.sets(method, Trust.USUAL.coverage()).ifPresent(of -> {
                    sets.add(SetScores.of(of, predictions, false));
                    sets.add(SetScores.of(of, predictions, true));
                });
            }
            Trust.RISKS.forEach(
                    risk -> calibration.abstention(risk).ifPresent(of -> answered.add(Answered.of(of, predictions))));
        }
        return new TrustScores(sets, answered);
    }

    /** As tables for a terminal, a blank line before each; empty where the file promises nothing. */
    public String text() {
        return (sets.isEmpty() ? "" : "\n" + TrustText.sets(sets))
                + (answered.isEmpty() ? "" : "\n" + TrustText.answered(answered));
    }
}
