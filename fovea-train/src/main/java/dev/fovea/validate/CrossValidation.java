package dev.fovea.validate;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.data.Task;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.FoldSettings;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Keeping;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.SharedFeatures;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.model.Calibration;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Provenance;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import dev.fovea.score.Unprotected;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import dev.fovea.split.Part;
import dev.fovea.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cross-validation: every fold is held out once, a network is trained on the others, and judged on it through the
 * exported model file. The best epoch is chosen on a validation part cut from the fold's training part, never on what is
 * held out, and mean and spread of the pixels are measured anew for each fold.
 *
 * <p>Where the backbone is frozen, its features are computed once and each fold is a head on them, judged by these features;
 * its model file is held against what was judged, on real pictures.
 */
public final class CrossValidation {
    /** Share of a fold's training part that chooses the best epoch. */
    public static final double VALIDATION = 0.1;

    /** Up to so many folds on shared features have a model file each: more would fill disks and take the time that is saved. */
    static final int FILES = 20;

    /** Pictures that such a file is held against; the one that is kept at the end is held against more. */
    private static final int LOOK = 8;

    final Recipe recipe;
    final BiFunction<Recipe, Dataset, Provenance> provenance;
    final Consumer<TrainingEvent> listener;
    final Interrupt interrupt;

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
     * @param model its model file; null where it is one of more than 20 heads on shared features
     * @param head on shared features; null where the whole network was trained
     * @param heldOut what it says of the fold
     */
    public record Judged(
            Fold fold,
            Fitted fitted,
            @Nullable ModelFile model,
            SharedFeatures.@Nullable Head head,
            Predictions heldOut) {
        /** What is done to its logits, chosen on its own validation part. */
        Calibration calibration() {
            return head != null
                    ? head.calibration()
                    : Objects.requireNonNull(model).card().calibration();
        }
    }

    /**
     * All folds.
     *
     * @param folds in order; fewer than asked where interrupted
     * @param outOfFold what each sample was predicted as by the network that had not seen it, fold by fold; with repeats a
     *     row for each, and samples without a group are then in one of their own name, so that whoever draws intervals knows
     *     that these rows are not independent
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

        /** The same, whose evaluation also says how good it would have looked with groups and copies let apart. */
        public Result with(Unprotected unprotected) {
            return new Result(
                    folds, outOfFold, Objects.requireNonNull(evaluation).with(unprotected));
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
        FoldSettings asked = recipe.data().folds();
        return asked.groups()
                ? Folds.byGroup(data)
                : Folds.repeated(
                        data, asked.folds(), asked.repeats(), recipe.machine().root());
    }

    /** All samples that take part in folds, in the order of the first repeat. */
    static Part all(Folds folds) {
        List<Part> parts = folds.folds().stream()
                .limit(folds.size() / folds.repeats())
                .map(Fold::heldOut)
                .toList();
        return new Part(all(parts), Role.TRAIN);
    }

    private static Dataset all(List<Part> parts) {
        return parts.get(0)
                .data()
                .withSamples(parts.stream()
                        .flatMap(part -> part.data().samples().stream())
                        .toList());
    }

    /** What the folds share; empty where each trains a whole network. */
    public Optional<SharedFeatures> shared(Folds folds) {
        return shared(all(folds).data());
    }

    /** The same of one fold. */
    Optional<SharedFeatures> shared(Fold fold) {
        return shared(all(List.of(fold.train(), fold.heldOut())));
    }

    private Optional<SharedFeatures> shared(Dataset all) {
        return SharedFeatures.serve(recipe) ? Optional.of(SharedFeatures.of(recipe, all, listener)) : Optional.empty();
    }

    /**
     * Trains and judges every fold.
     *
     * @param keeping given each as it is ready; folds that it has already are not trained again, and the one that was
     *     stopped goes on. Heads on shared features are fitted again, to the same numbers: that takes less than reading them
     */
    public Result run(Folds folds, FoldKeeping keeping) {
        return run(folds, shared(folds).orElse(null), keeping);
    }

    /** The same with what the folds share. */
    public Result run(Folds folds, @Nullable SharedFeatures shared, FoldKeeping keeping) {
        List<SideBySide.Work<Judged>> all = new ArrayList<>();
        for (Fold fold : folds) {
            all.add((tell, until) -> {
                tell.accept(new TrainingEvent.Note("Fold " + number(fold) + " of " + folds.size()));
                Judged judged = new CrossValidation(recipe, provenance, tell, until).judge(fold, shared, keeping);
                return shared == null || folds.size() > FILES ? judged : withFile(judged, shared);
            });
        }
        return result(new SideBySide<Judged>(together(shared), interrupt).run(all, listener, keeping::keep), folds);
    }

    /** How many folds at once: heads, which one core fits, on all cores that there are. */
    int together(@Nullable SharedFeatures shared) {
        return Math.max(
                1,
                shared == null
                        ? recipe.data().folds().parallel()
                        : recipe.machine().threads());
    }

    private Judged withFile(Judged judged, SharedFeatures shared) {
        Dataset some = Fitted.shown(judged.fold.heldOut().data(), LOOK);
        byte[] file = HeadFile.ofOneOfMany(judged, shared, provenance, some);
        ModelFile model = ModelFile.of(file, "model of fold " + number(judged.fold));
        return new Judged(judged.fold, judged.fitted, model, judged.head, judged.heldOut);
    }

    private Result result(List<Judged> ready, Folds folds) {
        List<Predictions> parts = ready.stream().map(Judged::heldOut).toList();
        Predictions pooled = Predictions.pooled(parts);
        Predictions marked = folds.repeats() > 1 ? pooled.groupedByName() : pooled;
        return new Result(
                List.copyOf(ready), marked, ready.size() < 2 ? null : evaluation(parts, marked, samples(folds)));
    }

    /** All that take part. */
    static int samples(Folds folds) {
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

    /** Trains a network without a fold and judges it on that. */
    Judged judge(Fold fold, @Nullable SharedFeatures shared, FoldKeeping keeping) {
        Split split = split(fold);
        if (shared != null) {
            SharedFeatures.Head head = shared.fit(split.train(), split.validation(), listener);
            Predictions heldOut = shared.predictions(head, split.test().data());
            return new Judged(fold, head.fitted(), null, head, heldOut.inFold(number(fold)));
        }
        Keeping kept = new Keeping(interrupt, keeping.checkpoints(number(fold)));
        Fitted fitted = fit(fold, split, kept);
        return keeping.done(number(fold))
                .map(done -> new Judged(fold, fitted, done.model(), null, done.heldOut()))
                .orElseGet(() -> judge(fold, fitted, split));
    }

    /** What a fold trains on, chooses by and is judged on. */
    Split split(Fold fold) {
        return fold.split(VALIDATION, seed(fold));
    }

    private Seed seed(Fold fold) {
        return recipe.machine().root().child("fold").child(fold.index());
    }

    /** Trains the whole network of a fold on these parts. */
    Fitted fit(Fold fold, Split split, Keeping kept) {
        Recipe own = recipe.withSeed(seed(fold).value());
        return Fitting.fit(own, split.train(), split.validation(), listener, kept);
    }

    /** Judges it through its model file. */
    Judged judge(Fold fold, Fitted fitted, Split split) {
        Fitted.Exported exported = fitted.export(
                provenance.apply(fitted.recipe(), split.train().data()),
                split.validation().data());
        exported.notes().stream().limit(1).forEach(note -> listener.accept(new TrainingEvent.Note(note)));
        ModelFile model = ModelFile.of(exported.file(), "model of fold " + number(fold));
        try (Classifier classifier = Classifier.load(model, Runtime.getRuntime().availableProcessors())) {
            Predictions heldOut = classifier.predictions(split.test().data());
            return new Judged(fold, fitted, model, null, heldOut.inFold(number(fold)));
        }
    }
}
