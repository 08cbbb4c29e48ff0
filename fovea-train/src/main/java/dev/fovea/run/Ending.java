package dev.fovea.run;

import dev.fovea.audit.Audit;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.data.Dataset;
import dev.fovea.fit.EpochReport;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Provenance;
import dev.fovea.report.Facts;
import dev.fovea.report.Insight;
import dev.fovea.report.Language;
import dev.fovea.report.Learning;
import dev.fovea.report.Origin;
import dev.fovea.report.Report;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: its report. The model and its evaluation are on the disk by then, so a report that cannot be written
 * loses nothing else.
 *
 * @param data the whole data set
 * @param recipe with nothing left to choose
 * @param language of the report
 */
record Ending(RunFolder folder, Dataset data, Recipe recipe, Language language) {
    /**
     * What was found out on the held-out pictures.
     *
     * @param folds null where there are none
     */
    record Judged(Predictions heldOut, Evaluation evaluation, FoldsEvaluation.@Nullable Folds folds) {}

    /**
     * Writes the report, and beside it what of it no other file tells.
     *
     * @return why there is none; null where there is
     */
    @Nullable String report(List<Learning> learnings, Judged judged, Provenance provenance) {
        try {
            Origin origin = new Origin(folder.name(), provenance, command(), seconds(learnings));
            ReportNotes notes = new ReportNotes(learnings, origin);
            folder.write(ReportNotes.FILE, Json.JSON.write(notes));
            write(notes, judged);
            return null;
        } catch (RuntimeException e) {
            String why = e instanceof FoveaException ? e.getMessage() : e.toString();
            return "report must be written, but was not: " + why + " All else of the run is in " + folder.path() + ".";
        }
    }

    /** Writes {@code report.html}. */
    void write(ReportNotes notes, Judged judged) {
        Facts facts = new Facts(
                data,
                recipe,
                notes.learnings(),
                judged.heldOut,
                judged.evaluation,
                judged.folds,
                new Insight(models(judged.heldOut), folder.has("model.onnx") ? folder.model() : null, audit()),
                notes.origin());
        folder.write("report.html", Report.html(facts, language));
    }

    /** The model files that are there, by the fold that each of them judged. */
    private Map<Integer, Path> models(Predictions heldOut) {
        Map<Integer, Path> out = new TreeMap<>();
        heldOut.rows().stream()
                .map(row -> Objects.requireNonNullElse(row.fold(), 0))
                .distinct()
                .forEach(fold ->
                        out.put(fold, fold == 0 ? folder.model() : folder.path().resolve("fold-" + fold + ".onnx")));
        out.values().removeIf(model -> !Files.isRegularFile(model));
        return out;
    }

    /** What was found in the data set, where somebody has looked. */
    private @Nullable Audit audit() {
        return folder.has(Precaution.FILE)
                ? Audit.fromJson(
                        folder.read(Precaution.FILE),
                        folder.path().resolve(Precaution.FILE).toString())
                : null;
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
