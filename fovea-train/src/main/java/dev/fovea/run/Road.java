package dev.fovea.run;

import dev.fovea.base.Json;
import dev.fovea.batch.PictureCache;
import dev.fovea.data.Dataset;
import dev.fovea.data.GroupBy;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Classifier;
import dev.fovea.score.Evaluation;
import dev.fovea.score.EvaluationText;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import dev.fovea.split.Folds;
import dev.fovea.split.Split;
import dev.fovea.validate.CrossValidation;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From a data set to a judged classifier: groups, split or folds, training, and the evaluation on what was held out.
 * What {@code fovea train} does.
 */
public final class Road {
    private final Trainer trainer;
    private final Interrupt interrupt;
    private final Progress progress;

    /**
     * @param trainer with the recipe and the place for the run folder
     * @param interrupt asked after each step
     * @param progress told how it goes
     */
    public Road(Trainer trainer, Interrupt interrupt, Progress progress) {
        this.trainer = trainer.until(interrupt);
        this.interrupt = interrupt;
        this.progress = progress;
    }

    /**
     * A judged run.
     *
     * @param run with its folder
     * @param text the evaluation as a table for a terminal
     */
    public record Arrival(Run run, String text) {}

    /** Goes the whole road. */
    public Arrival travel(Dataset data) {
        Dataset grouped = grouped(data, trainer.recipe().data().groupBy());
        return trainer.recipe().data().folds() > 0 ? folds(grouped) : split(grouped);
    }

    private static Dataset grouped(Dataset data, @Nullable String groupBy) {
        if (groupBy == null) {
            return data;
        }
        GroupBy by = groupBy.equals("parent") ? GroupBy.parentFolder() : GroupBy.pattern(groupBy);
        return by.group(data);
    }

    private Arrival split(Dataset data) {
        Recipe recipe = trainer.recipe();
        Split split =
                Split.stratified(data, recipe.data().shares(), recipe.machine().root());
        RunFolder folder = trainer.folder(data);
        Progress both = progress.and(Progress.of(folder::log));
        both.say(String.format(
                Locale.ROOT,
                "Split: %,d train, %,d validation, %,d test.",
                split.train().size(),
                split.validation().size(),
                split.test().size()));
        Run run = trainer.fit(split, progress, folder);
        boolean tested = split.test().size() > 0;
        try (Classifier classifier = run.classifier()) {
            Predictions predictions = classifier.predictions((tested ? split.test() : split.validation()).data());
            Evaluation evaluation = Evaluation.of(
                    predictions,
                    tested ? "test" : "validation",
                    recipe.machine().root());
            folder.write("predictions.csv", PredictionsCsv.write(predictions));
            folder.write("evaluation.json", evaluation.toJson());
            return new Arrival(run, EvaluationText.of(evaluation));
        }
    }

    private Arrival folds(Dataset data) {
        RunFolder folder = trainer.folder(data);
        Progress both = progress.and(Progress.of(folder::log));
        Recipe resolved = Fitting.resolve(trainer.recipe(), data);
        folder.write("recipe.yaml", Json.YAML.write(resolved));
        Fitting.choices(trainer.recipe(), resolved, data).forEach(both::say);
        try (PictureCache cache = resolved.machine().openCache()) { // one for all folds
            Arrival arrival = folds(CrossValidation.folds(resolved, cache.over(data)), resolved, folder);
            cache.notes().forEach(both::say);
            return arrival;
        }
    }

    private Arrival folds(Folds folds, Recipe resolved, RunFolder folder) {
        Progress both = progress.and(Progress.of(folder::log));
        folder.write("folds.csv", FoldsCsv.of(folds));
        CrossValidation.Result result = new CrossValidation(resolved, Trainer::provenance, both::event, interrupt)
                .run(folds, judged -> {
                    String own = "fold-" + CrossValidation.number(judged.fold());
                    folder.write(own + ".onnx", judged.model().file());
                    folder.write(
                            own + "-metrics.csv",
                            MetricsCsv.of(judged.fitted().history().epochs()));
                });
        CrossValidation.Judged best = result.best();
        folder.write("model.onnx", best.model().file());
        folder.write("predictions.csv", PredictionsCsv.write(result.outOfFold()));
        folder.write("evaluation.json", result.evaluation().toJson());
        both.say("Kept as model.onnx: the network of fold " + CrossValidation.number(best.fold())
                + ", the best on its own validation part.");
        return new Arrival(new Run(folder, best.fitted()), EvaluationText.of(result.evaluation()));
    }
}
