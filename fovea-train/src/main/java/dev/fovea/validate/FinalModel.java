package dev.fovea.validate;

import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Keeping;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.SharedFeatures;
import dev.fovea.model.Calibration;
import dev.fovea.model.ModelCard;
import dev.fovea.model.ModelFile;
import dev.fovea.picture.Picture;
import dev.fovea.score.FoldsEvaluation;
import dev.fovea.split.Folds;
import dev.fovea.split.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one model file that a cross-validation leaves: the best fold's network, one trained on all pictures, or the average of
 * all folds. Each passes the parity gate. The figures of the last two are the folds', because no picture is left that they
 * have not seen.
 *
 * @param of whose folds these are
 * @param result all of them, or those that were ready when somebody asked for the end: then the best is kept
 * @param shared what the folds share; null where each trained a whole network
 * @param keeping where the checkpoints of one more training lie
 */
public record FinalModel(
        CrossValidation of,
        Folds folds,
        CrossValidation.Result result,
        @Nullable SharedFeatures shared,
        FoldKeeping keeping) {
    /** What the figures are called that come from the folds. */
    private static final String FROM_FOLDS = "out-of-fold ";

    /**
     * A model file and how it came about.
     *
     * @param said sentences for the user
     * @param whole whether it is what the recipe asks for; false where somebody asked for the end before
     */
    public record Made(ModelFile model, List<String> said, boolean whole) {
        /** Copies. */
        public Made {
            said = List.copyOf(said);
        }
    }

    /**
     * Makes what the recipe asks for.
     *
     * @throws dev.fovea.base.FoveaException if the file does not answer as what was judged
     */
    public Made make() {
        if (!result.isWhole(folds)) {
            return best(false);
        }
        return switch (of.recipe.data().folds().last()) {
            case BEST -> best(true);
            case REFIT -> refit();
            case ENSEMBLE -> ensemble();
        };
    }

    private Made best(boolean whole) {
        CrossValidation.Judged best = result.best();
        String said = "Kept as model.onnx: the network of fold " + CrossValidation.number(best.fold())
                + ", the best on its own validation part.";
        return shared != null
                ? made(
                        HeadFile.of(
                                best,
                                shared,
                                of.provenance,
                                Fitted.shown(best.fold().heldOut().data())),
                        said,
                        whole)
                : new Made(Objects.requireNonNull(best.model()), List.of(said), whole);
    }

    private static Made made(Fitted.Exported exported, String said, boolean whole) {
        ModelFile model = ModelFile.of(exported.file(), "the exported model file");
        return new Made(model, List.of("The " + exported.parity() + ".", said), whole);
    }

    private Made refit() {
        Part all = CrossValidation.all(folds);
        Fitted fitted = shared == null ? trained(all) : shared.refit(all.data(), penalty(), of.listener);
        if (fitted.history().interrupted()) {
            return best(false);
        }
        Dataset some = Fitted.shown(all.data());
        Calibration calibration =
                FoldsCalibration.ofOneNetwork(firstRepeat(), of.recipe.network().asked());
        ModelCard card = fitted.card(of.provenance.apply(fitted.recipe(), all.data()), calibration, figures());
        List<Picture> shown = HeadFile.pictures(some);
        float[][] expected = fitted.probabilities(shown, calibration.temperature());
        return made(fitted.export(card, shown, expected), refitted(fitted, all.size()), true);
    }

    private String refitted(Fitted fitted, int pictures) {
        String how = shared == null
                ? String.format(
                        Locale.ROOT,
                        "for %d epochs, the median of what was best in the folds (%s)",
                        fitted.recipe().length().epochs(),
                        bestEpochs().stream().map(String::valueOf).collect(Collectors.joining(", ")))
                : String.format(Locale.ROOT, "with the penalty %.2g, the median of the folds'", penalty());
        return String.format(
                Locale.ROOT,
                "Kept as model.onnx: one more network, trained on all %,d pictures %s. Its figures are the folds': no picture is"
                        + " left that it has not seen.",
                pictures,
                how);
    }

    /** Trains on all pictures without judging any. */
    private Fitted trained(Part all) {
        List<Integer> epochs = bestEpochs();
        int median = Math.max(
                1, Math.round(median(epochs.stream().map(Double::valueOf).toList())));
        Recipe own = of.recipe
                .withSeed(of.recipe.machine().root().child("refit").value())
                .withEpochs(median);
        Part nothing = new Part(all.data().withSamples(List.of()), Role.VALIDATION);
        return Fitting.fit(
                own, all, nothing, of.listener, new Keeping(of.interrupt, keeping.checkpoints(FoldKeeping.REFIT)));
    }

    private List<Integer> bestEpochs() {
        return result.folds().stream()
                .map(fold -> fold.fitted().history().best())
                .toList();
    }

    /** The lower of the middle two where folds are even: penalties are tried, not measured. */
    private double penalty() {
        List<Double> sorted = result.folds().stream()
                .map(fold -> Objects.requireNonNull(fold.head()).penalty())
                .sorted()
                .toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static float median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return (float) ((sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2);
    }

    private Made ensemble() {
        Part all = CrossValidation.all(folds);
        FoldsEnsemble ensemble = new FoldsEnsemble(result.folds());
        Dataset some = Fitted.shown(all.data());
        List<Picture> shown = HeadFile.pictures(some);
        List<float[][]> each = new ArrayList<>();
        for (CrossValidation.Judged fold : result.folds()) {
            each.add(
                    shared == null
                            ? fold.fitted()
                                    .probabilities(shown, fold.calibration().temperature())
                            : HeadFile.rows(shared.predictions(Objects.requireNonNull(fold.head()), some)));
        }
        Calibration calibration =
                FoldsCalibration.ofTheAverage(firstRepeat(), of.recipe.network().asked());
        ModelCard card = ensemble.card(of.provenance.apply(of.recipe, all.data()), calibration, figures());
        Fitted.Exported exported = ensemble.export(card, shown, FoldsEnsemble.mean(each));
        return made(exported, ensemble.said(exported.file().length), true);
    }

    /** Folds that hold each picture out once. */
    private List<CrossValidation.Judged> firstRepeat() {
        return result.folds().subList(0, folds.size() / folds.repeats());
    }

    /** The folds' figures under a name that says whose they are. */
    private Map<String, Double> figures() {
        Map<String, Double> out = new LinkedHashMap<>();
        FoldsEvaluation evaluation = result.evaluation();
        if (evaluation != null) {
            out.put(FROM_FOLDS + "accuracy", evaluation.pooled().accuracy().value());
        }
        return out;
    }
}
