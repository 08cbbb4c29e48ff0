package dev.fovea.validate;

import dev.fovea.audit.Copies;
import dev.fovea.base.Seed;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Keeping;
import dev.fovea.fit.SharedFeatures;
import dev.fovea.fit.TrainingEvent;
import dev.fovea.score.Predictions;
import dev.fovea.score.Unprotected;
import dev.fovea.score.Unprotected.Together;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import dev.fovea.split.Mingling;
import dev.fovea.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A second cross-validation with the same recipe, seeds and parts, but that groups and copies are let apart ({@link Mingling}):
 * what a split at random would have made of it. Nothing of the first one changes by it. Heads on shared features are
 * fitted in a moment, so of these it is always done; whole networks are trained anew, so of those it must be asked for.
 *
 * @param validation as the first one was made
 * @param folds of the first one
 * @param shared features of all pictures; null where whole networks are trained
 */
public record LetApart(
        CrossValidation validation, Folds folds, @Nullable SharedFeatures shared) {
    /** Whether something is kept together, and it is cheap or asked for to see what letting it apart would do. */
    public boolean isDue() {
        boolean wanted = validation.recipe.data().folds().compared();
        boolean kept = mingling(0).together() > 0;
        if (wanted && !kept) {
            validation.listener.accept(new TrainingEvent.Note(
                    "No two pictures are kept together, so the folds are what a split at random gives:"
                            + " --compare-random-split has nothing to compare."));
        }
        return kept && (wanted || shared != null);
    }

    /**
     * Trains what is left of it and compares.
     *
     * @param kept the first cross-validation, of all folds
     * @return empty where it was interrupted
     */
    public Optional<Unprotected> against(Predictions kept, ApartKeeping keeping) {
        List<SideBySide.Work<Optional<Predictions>>> all = new ArrayList<>();
        int each = folds.size() / folds.repeats();
        for (int r = 0; r < folds.repeats(); r++) {
            Mingling mingling = mingling(r);
            for (Fold fold : folds.folds().subList(r * each, (r + 1) * each)) {
                all.add((tell, until) -> heldOut(fold, mingling, keeping));
            }
        }
        List<Predictions> apart = new SideBySide<Optional<Predictions>>(
                        shared == null ? 1 : validation.together(shared), validation.interrupt)
                .run(all, validation.listener, done -> {}).stream()
                        .flatMap(Optional::stream)
                        .toList();
        return apart.size() < folds.size()
                ? Optional.empty()
                : Optional.of(Unprotected.of(together(), kept, Predictions.pooled(apart), root()));
    }

    private Mingling mingling(int repeat) {
        return Mingling.of(
                CrossValidation.all(folds).data(), root().child("apart").child(repeat));
    }

    private Seed root() {
        return validation.recipe.machine().root();
    }

    private Together together() {
        boolean copies = CrossValidation.all(folds).data().samples().stream()
                .map(sample -> Objects.requireNonNullElse(sample.group(), ""))
                .allMatch(group -> group.isEmpty() || Copies.isOfCopies(group));
        return copies ? Together.COPIES : Together.GROUPS;
    }

    private Optional<Predictions> heldOut(Fold fold, Mingling mingling, ApartKeeping keeping) {
        if (validation.interrupt.requested()) {
            return Optional.empty();
        }
        Split split = mingling.over(validation.split(fold));
        if (shared != null) {
            SharedFeatures.Head head = shared.fit(split.train(), split.validation(), event -> {});
            return Optional.of(shared.predictions(head, split.test().data()));
        }
        int number = CrossValidation.number(fold);
        return keeping.done(number).or(() -> trained(fold, split, keeping));
    }

    private Optional<Predictions> trained(Fold fold, Split split, ApartKeeping keeping) {
        int number = CrossValidation.number(fold);
        validation.listener.accept(new TrainingEvent.Note(
                "Fold " + number + " of " + folds.size() + " with groups and copies let apart, for comparison alone"));
        Keeping kept = new Keeping(validation.interrupt, keeping.checkpoints(number));
        Fitted fitted = validation.fit(fold, split, kept);
        if (fitted.history().interrupted()) {
            return Optional.empty();
        }
        Predictions heldOut = validation.judge(fold, fitted, split).heldOut();
        keeping.keep(number, heldOut);
        return Optional.of(heldOut);
    }
}
