package dev.fovea.run;

import dev.fovea.base.Json;
import dev.fovea.data.DataHash;
import dev.fovea.data.Dataset;
import dev.fovea.data.GroupBy;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Classifier;
import dev.fovea.report.Learning;
import dev.fovea.score.Evaluation;
import dev.fovea.score.EvaluationText;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import dev.fovea.split.Folds;
import dev.fovea.split.Split;
import dev.fovea.track.MetricsCsv;
import dev.fovea.validate.CrossValidation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a data set to a judged classifier: groups, split or folds, training, and the evaluation on what was held out.
 * What {@code fovea train} does.
 */
public final class Road {
    private final Trainer trainer;
    private final Interrupt interrupt;
    private final Progress progress;
    private final String command;

    /**
     * @param trainer with the recipe and the place for the run folder
     * @param interrupt asked after each step
     * @param progress told how it goes
     */
    public Road(Trainer trainer, Interrupt interrupt, Progress progress) {
        this(trainer, interrupt, progress, "");
    }

    /**
     * @param command what the user typed, for the report; empty where a program asks
     */
    public Road(Trainer trainer, Interrupt interrupt, Progress progress, String command) {
        this.trainer = trainer.until(interrupt);
        this.interrupt = interrupt;
        this.progress = progress;
        this.command = command;
    }

    /**
     * A judged run.
     *
     * @param run with its folder
     * @param text the evaluation as a table for a terminal
     * @param trouble why there is no report, for the user; null where there is one
     */
    public record Arrival(Run run, String text, @Nullable String trouble) {}

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
        Ending ending = Ending.begin(folder, data, command);
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
            Optional<String> trouble = ending.end(
                    run.fitted().recipe(),
                    List.of(new Learning(folder.name(), run.fitted().history())),
                    new Ending.Judged(predictions, evaluation, null),
                    classifier.card().provenance());
            return new Arrival(run, EvaluationText.of(evaluation), trouble.orElse(null));
        }
    }

    private Arrival folds(Dataset data) {
        RunFolder folder = trainer.folder(data);
        Ending ending = Ending.begin(folder, data, command);
        Progress both = progress.and(Progress.of(folder::log));
        Recipe resolved = Fitting.resolve(trainer.recipe(), data);
        folder.write("recipe.yaml", Json.YAML.write(resolved));
        Fitting.choices(trainer.recipe(), resolved, data).forEach(both::say);
        Folds folds = CrossValidation.folds(resolved, data);
        folder.write("folds.csv", FoldsCsv.of(folds));
        DataHash hash = DataHash.of(data);
        CrossValidation.Result result = run(resolved, folds, hash, both, folder);
        CrossValidation.Judged best = result.best();
        folder.write("model.onnx", best.model().file());
        folder.write("predictions.csv", PredictionsCsv.write(result.outOfFold()));
        folder.write("evaluation.json", result.evaluation().toJson());
        both.say("Kept as model.onnx: the network of fold " + CrossValidation.number(best.fold())
                + ", the best on its own validation part.");
        FoldsEvaluation evaluation = result.evaluation();
        Optional<String> trouble = ending.end(
                resolved,
                result.folds().stream()
                        .map(f -> new Learning(
                                "fold " + CrossValidation.number(f.fold()),
                                f.fitted().history()))
                        .toList(),
                new Ending.Judged(result.outOfFold(), evaluation.pooled(), evaluation.folds()),
                Origins.of(resolved, data, hash));
        return new Arrival(new Run(folder, best.fitted()), EvaluationText.of(evaluation), trouble.orElse(null));
    }

    private CrossValidation.Result run(Recipe resolved, Folds folds, DataHash hash, Progress both, RunFolder folder) {
        FoldBoards boards = new FoldBoards(folder.tensorBoard());
        try (boards) {
            return new CrossValidation(
                            resolved,
                            (recipe, train) -> Origins.of(recipe, train, hash),
                            event -> {
                                both.event(event);
                                boards.accept(event);
                            },
                            interrupt)
                    .run(folds, judged -> {
                        boards.next();
                        String own = "fold-" + CrossValidation.number(judged.fold());
                        folder.write(own + ".onnx", judged.model().file());
                        folder.write(
                                own + "-metrics.csv",
                                MetricsCsv.of(judged.fitted().history().epochs()));
                    });
        }
    }
}
