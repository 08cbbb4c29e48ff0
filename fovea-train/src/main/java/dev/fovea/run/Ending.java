package dev.fovea.run;

import dev.fovea.base.FoveaException;
import dev.fovea.data.Dataset;
import dev.fovea.fit.EpochReport;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: its report. The model and its evaluation are on the disk by then, so a report that cannot be written
 * loses nothing else.
 *
 * @param data the whole data set
 * @param recipe with nothing left to choose
 */
record Ending(RunFolder folder, Dataset data, Recipe recipe) {
    /**
     * What was found out on the held-out pictures.
     *
     * @param folds null where there are none
     */
    record Judged(Predictions heldOut, Evaluation evaluation, FoldsEvaluation.@Nullable Folds folds) {}

    /**
     * Writes the report.
     *
     * @return why there is none; null where there is
     */
    @Nullable String report(List<Learning> learnings, Judged judged, Provenance provenance) {
        try {
            Facts facts = new Facts(
                    data,
                    recipe,
                    learnings,
                    judged.heldOut,
                    judged.evaluation,
                    judged.folds,
                    new Origin(folder.name(), provenance, command(), seconds(learnings)));
            folder.write("report.html", Report.html(facts));
            return null;
        } catch (RuntimeException e) {
            String why = e instanceof FoveaException ? e.getMessage() : e.toString();
            return "report must be written, but was not: " + why + " All else of the run is in " + folder.path() + ".";
        }
    }

    private String command() {
        return folder.has(RunFolder.SOURCE) ? Objects.toString(folder.source().command(), "") : "";
    }

    /** Of all epochs, also those before a stop. */
    private static double seconds(List<Learning> learnings) {
        return learnings.stream()
                .flatMap(l -> l.history().epochs().stream())
                .mapToDouble(EpochReport::seconds)
                .sum();
    }
}
