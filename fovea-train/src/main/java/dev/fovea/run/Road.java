package dev.fovea.run;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import dev.fovea.batch.PictureCache;
import dev.fovea.data.DataHash;
import dev.fovea.data.Dataset;
import dev.fovea.data.GroupBy;
import dev.fovea.data.Role;
import dev.fovea.data.Task;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.SharedFeatures;
import dev.fovea.fit.Work;
import dev.fovea.model.Classifier;
import dev.fovea.model.Provenance;
import dev.fovea.model.TrustScores;
import dev.fovea.report.Language;
import dev.fovea.report.Learning;
import dev.fovea.score.Evaluation;
import dev.fovea.score.EvaluationText;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import dev.fovea.score.PredictionsCsv;
import dev.fovea.split.Folds;
import dev.fovea.split.Part;
import dev.fovea.split.Split;
import dev.fovea.validate.CrossValidation;
import dev.fovea.validate.FinalModel;
import dev.fovea.validate.LetApart;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * From a data set to a judged classifier: groups, split or folds, training, and the evaluation on what was held out.
 * What {@code fovea train} does.
 */
public final class Road {
    private final Trainer trainer;
    private final Interrupt interrupt;
    private final Progress progress;
    private final Language language;

    /**
     * With a report in English.
     *
     * @param trainer with the recipe and the place for the run folder
     * @param interrupt asked after each step
     * @param progress told how it goes
     */
    public Road(Trainer trainer, Interrupt interrupt, Progress progress) {
        this(trainer.until(interrupt), interrupt, progress, Language.EN);
    }

    private Road(Trainer trainer, Interrupt interrupt, Progress progress, Language language) {
        this.trainer = trainer;
        this.interrupt = interrupt;
        this.progress = progress;
        this.language = language;
    }

    /** The same with a report in this language. */
    public Road in(Language other) {
        return new Road(trainer, interrupt, progress, other);
    }

    /**
     * A judged run.
     *
     * @param run with its folder
     * @param text the evaluation as a table for a terminal
     * @param interrupted whether it ended because somebody asked, and can be gone on with
     * @param trouble why there is no report, for the user; null where there is one
     */
    public record Arrival(
            Run run,
            String text,
            boolean interrupted,
            @Nullable String trouble) {}

    /**
     * Goes the whole road, or what is left of it where the trainer goes on with a run.
     *
     * @throws FoveaException as {@link Trainer#fit(dev.fovea.split.Part, dev.fovea.split.Part, Progress)} does
     */
    public Arrival travel(Dataset data) {
        Dataset grouped = asked(data, trainer.recipe());
        RunFolder folder = trainer.folder(grouped, progress);
        try (RunLock lock = trainer.enter(folder, progress)) {
            return travel(grouped, folder);
        }
    }

    private Arrival travel(Dataset data, RunFolder folder) {
        Progress both = progress.and(Progress.of(folder::log));
        try {
            long begun = System.nanoTime();
            Dataset safe = new Precaution(trainer.recipe(), folder, both).over(data);
            Trainer left = trainer.after(Duration.ofNanos(System.nanoTime() - begun));
            Arrival arrival = new Road(left, interrupt, progress, language).judged(safe, folder, both);
            if (!arrival.interrupted()) {
                folder.finish();
            }
            return arrival;
        } catch (RuntimeException e) {
            folder.howToGoOn().ifPresent(progress::say);
            folder.giveUp();
            throw e;
        }
    }

    private Arrival judged(Dataset data, RunFolder folder, Progress both) {
        return trainer.recipe().data().folds().isOn() ? folds(data, folder, both) : split(data, folder, both);
    }

    /** With the groups and for the task that a recipe asks for. */
    static Dataset asked(Dataset data, Recipe recipe) {
        Task task = recipe.network().task();
        Dataset tasked = task == null ? data : data.asked(task);
        String groupBy = recipe.data().groupBy();
        if (groupBy == null) {
            return tasked;
        }
        GroupBy by = groupBy.equals("parent") ? GroupBy.parentFolder() : GroupBy.pattern(groupBy);
        return by.group(tasked);
    }

    private Arrival split(Dataset data, RunFolder folder, Progress both) {
        Recipe recipe = trainer.recipe();
        Split split = folder.has(RunFolder.SPLIT)
                ? Split.fromCsv(data, folder.read(RunFolder.SPLIT))
                : Split.stratified(
                        data, recipe.data().shares(), recipe.machine().root());
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
                    recipe.machine().root(),
                    classifier.card().task());
            folder.write("predictions.csv", PredictionsCsv.write(predictions));
            folder.write("evaluation.json", evaluation.toJson());
            @Nullable String trouble = new Ending(folder, data, run.fitted().recipe(), language)
                    .report(
                            List.of(Learning.of(run.fitted().history())),
                            new Ending.Judged(predictions, evaluation, null),
                            classifier.card().provenance());
            String text = EvaluationText.of(evaluation)
                    + (tested ? TrustScores.of(classifier.card(), predictions).text() : "");
            return new Arrival(run, text, run.fitted().history().interrupted(), trouble);
        }
    }

    private Arrival folds(Dataset data, RunFolder folder, Progress both) {
        int trainings = trainer.recipe().data().folds().trainings(data);
        Work work = Work.ofFolds(data.size(), Math.max(2, trainings), CrossValidation.VALIDATION);
        Recipe resolved = trainer.resolved(new Part(data, Role.TRAIN), work, both);
        folder.write(RunFolder.RECIPE, Json.YAML.write(resolved));
        Fitting.choices(trainer.recipe(), resolved, data).forEach(both::say);
        try (PictureCache cache = resolved.machine().openCache()) { // one for all folds
            Folds folds = CrossValidation.folds(resolved, cache.over(data));
            checkSame(folds, folder);
            folder.write(RunFolder.FOLDS, FoldsCsv.of(folds));
            Arrival arrival = folds(folds, new Ending(folder, data, resolved, language), folder, both);
            cache.notes().forEach(both::say);
            return arrival;
        }
    }

    private Arrival folds(Folds folds, Ending ending, RunFolder folder, Progress both) {
        DataHash hash = DataHash.of(ending.data());
        Crossed crossed = crossed(folds, ending.recipe(), hash, folder, both);
        CrossValidation.Result result = crossed.result;
        FoldsEvaluation evaluation = result.evaluation();
        folder.write("model.onnx", crossed.made.model().bytes());
        folder.write("predictions.csv", PredictionsCsv.write(result.outOfFold()));
        crossed.made.said().forEach(both::say);
        Run run = new Run(folder, result.best().fitted());
        if (evaluation == null) {
            return new Arrival(run, "No figures yet: the run was stopped before two folds were ready.", true, null);
        }
        folder.write("evaluation.json", evaluation.toJson());
        SuspectLabels.write(folder, result.outOfFold()).forEach(both::say);
        @Nullable String trouble = ending.report(
                result.folds().stream().map(Road::learning).toList(),
                new Ending.Judged(result.outOfFold(), evaluation.pooled(), evaluation.folds()),
                Origins.of(ending.recipe(), ending.data(), hash));
        return new Arrival(run, EvaluationText.of(evaluation), !crossed.whole, trouble);
    }

    /** The folds, what became of them, and whether nothing of it is left to do. */
    private record Crossed(CrossValidation.Result result, FinalModel.Made made, boolean whole) {}

    private Crossed crossed(Folds folds, Recipe resolved, DataHash hash, RunFolder folder, Progress both) {
        try (FoldBoards boards = new FoldBoards(folder.tensorBoard(), folds.size())) {
            BiFunction<Recipe, Dataset, Provenance> origins = (recipe, train) -> Origins.of(recipe, train, hash);
            CrossValidation validation =
                    new CrossValidation(resolved, origins, both.and(Progress.events(boards))::event, interrupt);
            FoldsFolder keeping = new FoldsFolder(folder, boards);
            SharedFeatures shared = validation.shared(folds).orElse(null);
            CrossValidation.Result result = validation.run(folds, shared, keeping);
            FinalModel.Made made = new FinalModel(validation, folds, result, shared, keeping).make();
            Crossed crossed = new Crossed(result, made, result.isWhole(folds) && made.whole());
            CrossValidation again = new CrossValidation(resolved, origins, both::event, interrupt); // on no board
            return crossed.whole ? compared(crossed, new LetApart(again, folds, shared), folder) : crossed;
        }
    }

    private static Crossed compared(Crossed crossed, LetApart apart, RunFolder folder) {
        if (!apart.isDue()) {
            return crossed;
        }
        return apart.against(crossed.result.outOfFold(), new ApartFolder(folder))
                .map(seen -> new Crossed(crossed.result.with(seen), crossed.made, true))
                .orElse(new Crossed(crossed.result, crossed.made, false));
    }

    private static Learning learning(CrossValidation.Judged fold) {
        return new Learning(CrossValidation.number(fold.fold()), fold.fitted().history());
    }

    private static void checkSame(Folds folds, RunFolder folder) {
        if (!folder.has(RunFolder.FOLDS)) {
            return;
        }
        Set<String> now = FoldsCsv.of(folds).lines().collect(Collectors.toSet());
        Set<String> before = folder.read(RunFolder.FOLDS).lines().collect(Collectors.toSet());
        List<String> differ = Stream.concat(
                        now.stream().filter(line -> !before.contains(line)),
                        before.stream().filter(line -> !now.contains(line)))
                .sorted()
                .toList();
        Check.world(
                differ.isEmpty(),
                "samples must be those that the run began with, but %d rows of %s differ, such as \"%s\". Bring the"
                        + " pictures back, or begin a new run.",
                differ.size(),
                folder.path().resolve(RunFolder.FOLDS),
                differ.isEmpty() ? "" : differ.get(0));
    }
}
