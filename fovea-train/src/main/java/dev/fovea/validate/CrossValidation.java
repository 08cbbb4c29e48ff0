package dev.fovea.validate;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Task;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Keeping;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Provenance;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import dev.fovea.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cross-validation: every fold is held out once, a network is trained on the others, and judged on it through the
 * exported model file. The best epoch is chosen on a validation part cut from the fold's training part, never on what is
 * held out, and mean and spread of the pixels are measured anew for each fold.
 */
public final class CrossValidation {
    /** Share of a fold's training part that chooses the best epoch. */
    public static final double VALIDATION = 0.1;

    private final Recipe recipe;
    private final BiFunction<Recipe, Dataset, Provenance> provenance;
    private final Consumer<TrainingEvent> listener;
    private final Interrupt interrupt;

    /**
     * @param recipe as {@link Fitting#resolve} gives it
     * @param provenance what a fold's model file says of where it comes from, given recipe and training part
     * @param listener told what happens, on the calling thread
     * @param interrupt asked after each step; ends the fold that runs, and no further one begins
     */
    public CrossValidation(
            Recipe recipe,
            BiFunction<Recipe, Dataset, Provenance> provenance,
            Consumer<TrainingEvent> listener,
            Interrupt interrupt) {
        this.recipe = recipe;
        this.provenance = provenance;
        this.listener = listener;
        this.interrupt = interrupt;
    }

    /**
     * One fold.
     *
     * @param fold which
     * @param fitted the network trained without it
     * @param model its model file
     * @param heldOut what it says of the fold
     */
    public record Judged(Fold fold, Fitted fitted, ModelFile model, Predictions heldOut) {}

    /**
     * All folds.
     *
     * @param folds in order; fewer than asked where interrupted
     * @param outOfFold what each sample was predicted as by the network that had not seen it, fold by fold
     * @param evaluation pooled out-of-fold figures, and mean and spread over folds; null where fewer than two are ready
     */
    public record Result(
            List<Judged> folds,
            Predictions outOfFold,
            @Nullable FoldsEvaluation evaluation) {
        /** The fold whose network did best on its own validation part. */
        public Judged best() {
            Judged best = folds.get(0);
            for (Judged other : folds) {
                if (accuracy(other) > accuracy(best)) {
                    best = other;
                }
            }
            return best;
        }

        /** Whether all of these folds were trained to their end. */
        public boolean isWhole(Folds all) {
            return folds.size() == all.size()
                    && folds.stream().noneMatch(fold -> fold.fitted().history().interrupted());
        }

        private static double accuracy(Judged fold) {
            return fold.fitted().history().bestEpoch().validation().accuracy();
        }
    }

    /** The folds of a data set under a recipe: the same for the same seed. */
    public static Folds folds(Recipe recipe, Dataset data) {
        return Folds.stratified(data, recipe.data().folds(), recipe.machine().root());
    }

    /**
     * Trains and judges every fold.
     *
     * @param keeping given each as it is ready; folds that it has already are not trained again, and the one that was
     *     stopped goes on
     */
    public Result run(Folds folds, FoldKeeping keeping) {
        List<Judged> out = new ArrayList<>();
        for (Fold fold : folds) {
            if (!out.isEmpty() && interrupt.requested()) {
                break;
            }
            listener.accept(new TrainingEvent.Note("Fold " + number(fold) + " of " + folds.size()));
            Judged judged = judge(fold, keeping);
            out.add(judged);
            keeping.keep(judged);
        }
        List<Predictions> parts = out.stream().map(Judged::heldOut).toList();
        Predictions pooled = Predictions.pooled(parts);
        return new Result(List.copyOf(out), pooled, out.size() < 2 ? null : evaluation(parts, pooled, samples(folds)));
    }

    private static int samples(Folds folds) {
        Fold any = folds.folds().get(0);
        return any.train().size() + any.heldOut().size();
    }

    private FoldsEvaluation evaluation(List<Predictions> parts, Predictions pooled, int samples) {
        Seed seed = recipe.machine().root();
        Task task = recipe.network().asked();
        List<Evaluation> each =
                parts.stream().map(p -> Evaluation.of(p, "fold", seed, task)).toList();
        return FoldsEvaluation.of(each, Evaluation.of(pooled, "out-of-fold", seed, task), samples);
    }

    /** A fold's number as people count, in messages and files: from 1. */
    public static int number(Fold fold) {
        return fold.index() + 1;
    }

    private Judged judge(Fold fold, FoldKeeping keeping) {
        Split split =
                fold.split(VALIDATION, recipe.machine().root().child("fold").child(fold.index()));
        Recipe own = recipe.withSeed(
                recipe.machine().root().child("fold").child(fold.index()).value());
        Keeping kept = new Keeping(interrupt, keeping.checkpoints(number(fold)));
        Fitted fitted = Fitting.fit(own, split.train(), split.validation(), listener, kept);
        return keeping.done(number(fold))
                .map(done -> new Judged(fold, fitted, done.model(), done.heldOut()))
                .orElseGet(() -> judge(fold, fitted, split));
    }

    private Judged judge(Fold fold, Fitted fitted, Split split) {
        Fitted.Exported exported = fitted.export(
                provenance.apply(fitted.recipe(), split.train().data()),
                split.validation().data());
        exported.notes().stream().limit(1).forEach(note -> listener.accept(new TrainingEvent.Note(note)));
        ModelFile model = ModelFile.of(exported.file(), "model of fold " + number(fold));
        try (Classifier classifier = Classifier.load(model, Runtime.getRuntime().availableProcessors())) {
            Predictions heldOut = classifier.predictions(split.test().data());
            return new Judged(fold, fitted, model, heldOut.inFold(number(fold)));
        }
    }
}
