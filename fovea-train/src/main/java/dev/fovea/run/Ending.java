package dev.fovea.run;

import dev.fovea.data.Dataset;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Provenance;
import dev.fovea.report.Facts;
import dev.fovea.report.Learning;
import dev.fovea.report.Origin;
import dev.fovea.report.Report;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The frame of a run: its card when it begins, its report and its card when it has ended. */
final class Ending {
    private final RunFolder folder;
    private final Dataset data;
    private final RunCard card;
    private final long start = System.nanoTime();

    private Ending(RunFolder folder, Dataset data, RunCard card) {
        this.folder = folder;
        this.data = data;
        this.card = card;
    }

    /** The run begins. */
    static Ending begin(RunFolder folder, Dataset data, String command) {
        RunCard card = RunCard.of(data, command);
        card.write(folder);
        return new Ending(folder, data, card);
    }

    /** What was found out on the held-out pictures. */
    record Judged(Predictions heldOut, Evaluation evaluation, FoldsEvaluation.@Nullable Folds folds) {}

    /**
     * The run has ended: writes the report and says so on the card. The model and its evaluation are safe by now, so a
     * report that cannot be written loses nothing else.
     *
     * @return why there is no report; empty where there is one
     */
    Optional<String> end(Recipe recipe, List<Learning> learnings, Judged judged, Provenance provenance) {
        Optional<String> trouble = report(recipe, learnings, judged, provenance);
        card.ended(learnings.stream().anyMatch(l -> l.history().interrupted()), seconds())
                .write(folder);
        return trouble;
    }

    private Optional<String> report(Recipe recipe, List<Learning> learnings, Judged judged, Provenance provenance) {
        try {
            Facts facts = new Facts(
                    folder.name(),
                    data,
                    recipe,
                    learnings,
                    judged.heldOut,
                    judged.evaluation,
                    judged.folds,
                    new Origin(provenance, card.command(), seconds()));
            folder.write("report.html", Report.html(facts));
            return Optional.empty();
        } catch (RuntimeException e) {
            String trouble = "report must be written, but was not: " + e.getMessage() + ". All else of the run is in "
                    + folder.path() + ".";
            folder.log(trouble);
            return Optional.of(trouble);
        }
    }

    private double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }
}
