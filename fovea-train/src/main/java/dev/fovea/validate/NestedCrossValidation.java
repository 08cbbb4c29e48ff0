package dev.fovea.validate;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.model.Provenance;
import dev.fovea.score.Evaluation;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.score.Predictions;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/**
 * Chooses among recipes and says how good what is chosen is: in each outer fold, inner folds of its training part alone
 * choose, and the choice is trained on that part and judged on what the outer fold holds out. The best of several recipes by
 * the folds that chose it looks better than it is (Cawley and Talbot 2010, section 5); these figures do not.
 *
 * <pre>{@code
 * NestedCrossValidation.Result result = NestedCrossValidation.of(List.of(small, large), 3)
 *         .run(Folds.stratified(photos, 5, Seed.of(7)), provenance, event -> {});
 * }</pre>
 *
 * Cost: for each outer fold a training of every candidate in every inner fold, and one more.
 */
public final class NestedCrossValidation {
    private final List<Recipe> candidates;
    private final int inner;

    private NestedCrossValidation(List<Recipe> candidates, int inner) {
        this.candidates = List.copyOf(candidates);
        this.inner = inner;
    }

    /**
     * Among these candidates, in so many inner folds.
     *
     * @param candidates at least two, each as {@link dev.fovea.fit.Fitting#resolve} gives it, of one task
     * @param inner folds that choose, 2 or more; groups stay whole in them too
     */
    public static NestedCrossValidation of(List<Recipe> candidates, int inner) {
        Check.that(candidates.size() >= 2, "candidates must be at least 2, but were %d", candidates.size());
        Check.that(inner >= 2, "inner folds must be at least 2, but were %d. Try 3.", inner);
        Check.that(
                candidates.stream().map(c -> c.network().asked()).distinct().count() == 1,
                "candidates must all be of one task, but were of several");
        return new NestedCrossValidation(candidates, inner);
    }

    /**
     * One outer fold.
     *
     * @param chosen position of the candidate that the inner folds chose
     * @param scores of each candidate, the pooled headline figure of the inner folds
     * @param judged the choice, trained on the outer training part
     */
    public record Choice(int chosen, List<Double> scores, CrossValidation.Judged judged) {
        /** Copies. */
        public Choice {
            scores = List.copyOf(scores);
        }
    }

    /**
     * All outer folds.
     *
     * @param choices in order
     * @param evaluation of the whole way of choosing and training, which is what a further choice on all pictures would be
     *     worth
     */
    public record Result(List<Choice> choices, FoldsEvaluation evaluation) {
        /** Copies. */
        public Result {
            choices = List.copyOf(choices);
        }
    }

    /**
     * Goes through the outer folds.
     *
     * @param provenance what a model file says of where it comes from, given recipe and training part
     * @param listener told what happens, on the calling thread
     */
    public Result run(
            Folds outer, BiFunction<Recipe, Dataset, Provenance> provenance, Consumer<TrainingEvent> listener) {
        List<Choice> choices = new ArrayList<>();
        for (Fold fold : outer) {
            choices.add(choice(fold, provenance, listener));
        }
        List<Predictions> parts =
                choices.stream().map(choice -> choice.judged().heldOut()).toList();
        Predictions pooled = Predictions.pooled(parts);
        Recipe first = candidates.get(0);
        List<Evaluation> each =
                parts.stream().map(part -> evaluation(part, "fold", first)).toList();
        Predictions marked = outer.repeats() > 1 ? pooled.groupedByName() : pooled;
        return new Result(
                choices,
                FoldsEvaluation.of(each, evaluation(marked, "out-of-fold", first), CrossValidation.samples(outer)));
    }

    private static Evaluation evaluation(Predictions predictions, String part, Recipe recipe) {
        return Evaluation.of(
                predictions, part, recipe.machine().root(), recipe.network().asked());
    }

    private Choice choice(
            Fold fold, BiFunction<Recipe, Dataset, Provenance> provenance, Consumer<TrainingEvent> listener) {
        Seed seed = candidates.get(0).machine().root().child("inner").child(fold.index());
        Folds folds = Folds.stratified(fold.train().data(), inner, seed);
        List<Double> scores = new ArrayList<>();
        for (Recipe candidate : candidates) {
            CrossValidation within =
                    new CrossValidation(candidate.withSeed(seed.value()), provenance, listener, Interrupt.NEVER);
            FoldsEvaluation evaluation = within.run(folds, FoldKeeping.NOTHING).evaluation();
            scores.add(evaluation == null ? 0 : evaluation.pooled().headline().value());
        }
        int chosen = 0;
        for (int c = 1; c < scores.size(); c++) {
            chosen = scores.get(c) > scores.get(chosen) ? c : chosen;
        }
        listener.accept(new TrainingEvent.Note(String.format(
                Locale.ROOT,
                "Outer fold %d: candidate %d was best in %d inner folds",
                CrossValidation.number(fold),
                chosen + 1,
                inner)));
        CrossValidation outer = new CrossValidation(candidates.get(chosen), provenance, listener, Interrupt.NEVER);
        return new Choice(chosen, scores, outer.judge(fold, outer.shared(fold).orElse(null), FoldKeeping.NOTHING));
    }
}
