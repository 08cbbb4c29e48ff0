package dev.fovea.validate;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.model.Classifier;
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
    public record Judged(Fold fold, Fitted fitted, Fitted.Exported model, Predictions heldOut) {}

    /**
     * All folds.
     *
     * @param folds in order; fewer than asked where interrupted
     * @param outOfFold what each sample was predicted as by the network that had not seen it, fold by fold
     * @param evaluation pooled out-of-fold figures, and mean and spread over folds
     */
    public record Result(List<Judged> folds, Predictions outOfFold, FoldsEvaluation evaluation) {
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

        private static double accuracy(Judged fold) {
            return fold.fitted().history().bestEpoch().validation().accuracy();
        }
    }

    /** The folds of a data set under a recipe: the same for the same seed. */
    public static Folds folds(Recipe recipe, Dataset data) {
        return Folds.stratified(data, recipe.data().folds(), recipe.machine().root());
    }

    /** Trains and judges every fold; {@code done} is given each as it is ready. */
    public Result run(Folds folds, Consumer<Judged> done) {
        List<Judged> out = new ArrayList<>();
        for (Fold fold : folds) {
            if (!out.isEmpty() && interrupt.requested()) {
                break;
            }
            listener.accept(new TrainingEvent.Note("Fold " + number(fold) + " of " + folds.size()));
            Judged judged = judge(fold);
            out.add(judged);
            done.accept(judged);
        }
        List<Predictions> parts = out.stream().map(Judged::heldOut).toList();
        Predictions pooled = Predictions.pooled(parts);
        Seed seed = recipe.machine().root();
        List<Evaluation> each =
                parts.stream().map(p -> Evaluation.of(p, "fold", seed)).toList();
        return new Result(
                List.copyOf(out), pooled, FoldsEvaluation.of(each, Evaluation.of(pooled, "out-of-fold", seed)));
    }

    /** A fold's number as people count, in messages and files: from 1. */
    public static int number(Fold fold) {
        return fold.index() + 1;
    }

    private Judged judge(Fold fold) {
        Split split =
                fold.split(VALIDATION, recipe.machine().root().child("fold").child(fold.index()));
        Recipe own = recipe.withSeed(
                recipe.machine().root().child("fold").child(fold.index()).value());
        Fitted fitted = Fitting.fit(own, split.train(), split.validation(), listener, interrupt);
        Fitted.Exported model = fitted.export(
                provenance.apply(own, split.train().data()), split.validation().data());
        try (Classifier classifier = Classifier.load(model.file())) {
            Predictions heldOut = classifier.predictions(split.test().data());
            return new Judged(fold, fitted, model, heldOut.inFold(number(fold)));
        }
    }
}
