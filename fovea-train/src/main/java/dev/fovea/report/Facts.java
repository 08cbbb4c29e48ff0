package dev.fovea.report;

import dev.fovea.data.Dataset;
import dev.fovea.fit.Recipe;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report is made of.
 *
 * @param data the whole data set, with the files that were passed over; pictures of mistakes are read from it again
 * @param recipe that the run was trained by, with nothing left to choose
 * @param learnings how each network learnt: one, or one for each fold
 * @param heldOut what was predicted for the pictures that were held out
 * @param evaluation of these predictions
 * @param folds the spread over folds; null where there are none
 * @param insight what else is known
 * @param origin what the run is called, and what it was made with
 */
public record Facts(
        Dataset data,
        Recipe recipe,
        List<Learning> learnings,
        Predictions heldOut,
        Evaluation evaluation,
        FoldsEvaluation.@Nullable Folds folds,
        Insight insight,
        Origin origin) {
    /** Copies the list. */
    public Facts {
        learnings = List.copyOf(learnings);
    }
}
