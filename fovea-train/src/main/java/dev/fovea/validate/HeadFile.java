package dev.fovea.validate;

import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.SharedFeatures;
import dev.fovea.model.ModelCard;
import dev.fovea.model.Provenance;
import dev.fovea.picture.Picture;
import dev.fovea.score.Predictions;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/** The model file of a fold that is a head on shared features. */
final class HeadFile {
    private HeadFile() {}

    /**
     * Exports it, and holds the file against what the features say of pictures: what the fold is judged by.
     *
     * @param heldOut some of those that the fold held out
     * @throws dev.fovea.base.FoveaException if the file does not say so
     */
    static Fitted.Exported of(
            CrossValidation.Judged fold,
            SharedFeatures shared,
            BiFunction<Recipe, Dataset, Provenance> provenance,
            Dataset heldOut) {
        return fold.fitted().export(card(fold, provenance), pictures(heldOut), expected(fold, shared, heldOut));
    }

    /**
     * The same for one that stays with the folds: the graphs of all are alike but for the head's numbers, so these are what is
     * looked at, and the graph's own resize in the file that ships.
     */
    static byte[] ofOneOfMany(
            CrossValidation.Judged fold,
            SharedFeatures shared,
            BiFunction<Recipe, Dataset, Provenance> provenance,
            Dataset heldOut) {
        return fold.fitted().exportAlike(card(fold, provenance), pictures(heldOut), expected(fold, shared, heldOut));
    }

    private static ModelCard card(CrossValidation.Judged fold, BiFunction<Recipe, Dataset, Provenance> provenance) {
        Fitted fitted = fold.fitted();
        Dataset train = fold.fold().train().data();
        return fitted.card(provenance.apply(fitted.recipe(), train), fold.calibration(), fitted.headlines());
    }

    private static float[][] expected(CrossValidation.Judged fold, SharedFeatures shared, Dataset heldOut) {
        return rows(shared.predictions(Objects.requireNonNull(fold.head()), heldOut));
    }

    /** Decoded anew. */
    static List<Picture> pictures(Dataset some) {
        return some.samples().stream().map(Sample::picture).toList();
    }

    /** The probabilities, a row each. */
    static float[][] rows(Predictions predictions) {
        int k = predictions.labels().size();
        float[][] out = new float[predictions.size()][k];
        for (int i = 0; i < out.length; i++) {
            for (int c = 0; c < k; c++) {
                out[i][c] = predictions.probability(i, c);
            }
        }
        return out;
    }
}
