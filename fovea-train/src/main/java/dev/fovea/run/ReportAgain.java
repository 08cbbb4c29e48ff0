package dev.fovea.run;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Recipe;
import dev.fovea.report.Language;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import java.nio.file.Path;

/** The report of a run that has one, made again from the run's folder: in another language, or by a newer Fovea. */
public final class ReportAgain {
    private static final String PREDICTIONS = "predictions.csv";

    private ReportAgain() {}

    /** The recipe of a run, by which its pictures are to be opened. */
    public static Recipe recipe(RunFolder folder) {
        return RecipeFile.read(folder.path().resolve(RunFolder.RECIPE));
    }

    /**
     * Writes {@code report.html} anew; no other file changes.
     *
     * @param data the pictures of the run; those that are not there any more are shown by their names alone
     * @return the report
     * @throws FoveaException if the run has not ended with a report, or a file of it is damaged
     */
    public static Path write(RunFolder folder, Dataset data, Language language) {
        Check.world(
                folder.has(ReportNotes.FILE) || !folder.isFinished(),
                "run must have kept what its report says, but %s is of an older Fovea and has no %s. Its report.html stays as"
                        + " it is; for another one train again: fovea train DATA --recipe %s/recipe.yaml",
                folder.path(),
                ReportNotes.FILE,
                folder.path());
        Check.world(
                folder.has(ReportNotes.FILE) && folder.has(PREDICTIONS),
                "run must have ended with a report, but %s has not. Go on with it: fovea train --resume %s",
                folder.path(),
                folder.path());
        ReportNotes notes =
                Json.JSON.read(folder.read(ReportNotes.FILE), ReportNotes.class, at(folder, ReportNotes.FILE));
        Recipe recipe = recipe(folder);
        new Ending(folder, Road.asked(data, recipe), recipe, language).write(notes, judged(folder));
        return folder.report();
    }

    private static Ending.Judged judged(RunFolder folder) {
        Predictions heldOut = PredictionsCsv.read(folder.read(PREDICTIONS), at(folder, PREDICTIONS));
        String where = folder.evaluation().toString();
        String text = folder.read("evaluation.json");
        if (heldOut.rows().stream().allMatch(row -> row.fold() == null)) {
            return new Ending.Judged(heldOut, Evaluation.fromJson(text, where), null);
        }
        FoldsEvaluation evaluation = FoldsEvaluation.fromJson(text, where);
        return new Ending.Judged(heldOut, evaluation.pooled(), evaluation.folds());
    }

    private static String at(RunFolder folder, String file) {
        return folder.path().resolve(file).toString();
    }
}
