package dev.fovea.validate;

import dev.fovea.augment.Augment;
import dev.fovea.base.Seed;
import dev.fovea.fit.AugmentSettings;
import dev.fovea.fit.DataSettings;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Recipe;
import dev.fovea.model.Classifier;
import dev.fovea.model.ModelFile;
import dev.fovea.model.Provenance;
import dev.fovea.score.Predictions;
import dev.fovea.split.Fold;
import dev.fovea.split.Folds;
import dev.fovea.split.Split;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Small networks, one for each fold, trained with one augmentation, and what they say of what was held out. */
final class ProbeTraining implements AutoCloseable {
    /** Small and fast; see the README's figures. */
    private static final String MODEL = "keras-mnist";

    private static final int SIZE = 32;

    /** Pictures trained on in a fold, all epochs together. */
    private static final int SHOWN = 12_000;

    private static final int FEWEST = 6;
    private static final int MOST = 40;

    private final Folds folds;
    private final List<Classifier> classifiers = new ArrayList<>();
    private final List<Predictions> heldOut = new ArrayList<>();

    private ProbeTraining(Folds folds) {
        this.folds = folds;
    }

    /** The recipe of all trainings: pictures come in as the user's, but small. */
    static Recipe recipe(Recipe resolved, Folds folds) {
        DataSettings data = resolved.data();
        int size = Math.min(SIZE, Objects.requireNonNull(data.size()));
        int train = folds.folds().get(0).train().size();
        return Recipe.scratch()
                .withModel(MODEL)
                .withData(data.withSize(size))
                .withMachine(resolved.machine())
                .withEpochs(Math.max(FEWEST, Math.min(MOST, SHOWN / train)));
    }

    static ProbeTraining of(Recipe recipe, Folds folds, Augment augment) {
        return of(recipe, folds, augment, 0);
    }

    /** @param luck a number of its own gives a training other first weights and another order, on the same split */
    static ProbeTraining of(Recipe recipe, Folds folds, Augment augment, int luck) {
        ProbeTraining out = new ProbeTraining(folds);
        for (Fold fold : folds) {
            Seed seed = recipe.machine().root().child("fold").child(fold.index());
            Split split = fold.split(CrossValidation.VALIDATION, seed);
            Recipe own = recipe.withAugment(AugmentSettings.of(augment))
                    .withSeed(
                            luck == 0
                                    ? seed.value()
                                    : seed.child("luck").child(luck).value());
            Recipe whole = Fitting.resolve(own, split.train().data());
            Fitted fitted = Fitting.fit(whole, split.train(), split.validation(), event -> {}, Interrupt.NEVER);
            byte[] file =
                    fitted.export(provenance(whole), split.validation().data()).file();
            Classifier classifier =
                    Classifier.load(ModelFile.of(file, "probe"), whole.machine().threads());
            out.classifiers.add(classifier);
            out.heldOut.add(classifier.predictions(fold.heldOut().data()));
        }
        return out;
    }

    private static Provenance provenance(Recipe recipe) {
        Provenance.Data none = new Provenance.Data("probe", 0, "", "");
        return new Provenance(none, recipe.machine().seed(), "", "", Provenance.Machine.here(), "");
    }

    Folds folds() {
        return folds;
    }

    /** Of each fold, in order. */
    List<Classifier> classifiers() {
        return classifiers;
    }

    /** Of each fold, in order. */
    List<Predictions> heldOut() {
        return heldOut;
    }

    /** Of one fold. */
    double accuracy(int fold) {
        Predictions own = heldOut.get(fold);
        return (double) IntStream.range(0, own.size()).filter(own::isRight).count() / own.size();
    }

    /** Over all folds. */
    double accuracy() {
        int right = 0;
        int n = 0;
        for (Predictions fold : heldOut) {
            for (int i = 0; i < fold.size(); i++) {
                right += fold.isRight(i) ? 1 : 0;
                n++;
            }
        }
        return (double) right / n;
    }

    @Override
    public void close() {
        classifiers.forEach(Classifier::close);
    }
}
