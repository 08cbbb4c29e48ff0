package dev.fovea.validate;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Drawn;
import dev.fovea.fit.Fitted;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.FoldSettings;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.Length;
import dev.fovea.fit.Recipe;
import dev.fovea.fit.Tuning;
import dev.fovea.model.Provenance;
import dev.fovea.split.Shares;
import dev.fovea.split.Split;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Drawn characters, recipes that take seconds, and a backbone that has learnt from other characters. */
final class Pictures {
    private Pictures() {}

    static Dataset drawn(int n, long seed) {
        return Drawn.characters(n, Seed.of(seed));
    }

    /** Few steps on one thread; nothing outside the test is read or written. */
    static Recipe scratch(Dataset data) {
        Recipe usual = Recipe.scratch()
                .withModel("keras-mnist")
                .withLength(Length.ofEpochs(3).withBatch(24));
        return Fitting.resolve(onOneThread(usual), data);
    }

    static Recipe onOneThread(Recipe recipe) {
        return recipe.withMachine(
                recipe.machine().withThreads(1).withCache("off").withPrecision("fp32"));
    }

    static Recipe with(Recipe recipe, FoldSettings folds) {
        return recipe.withData(recipe.data().withFolds(folds));
    }

    static FoldSettings folds(int k, FoldSettings.Final last) {
        return FoldSettings.of(k).withLast(last);
    }

    /** A head alone on this model file. */
    static Recipe frozen(Path backbone, Dataset data) {
        Recipe transfer = onOneThread(Recipe.transfer());
        return Fitting.resolve(
                transfer.withNetwork(transfer.network()
                        .withPretrained(backbone.toString())
                        .withTuning(Tuning.GENTLE.withFreeze(Tuning.Freeze.BACKBONE))),
                data);
    }

    /** A model file that knows some characters. */
    static Path backbone(Path folder) throws IOException {
        Dataset others = drawn(600, 99);
        Split split = Split.stratified(others, Shares.percent(80, 20, 0), Seed.of(2));
        Fitted fitted = Fitting.fit(scratch(others), split.train(), split.validation(), event -> {}, Interrupt.NEVER);
        Path file = folder.resolve("backbone.onnx");
        return Files.write(
                file,
                fitted.export(
                                provenance(fitted.recipe(), others),
                                split.validation().data())
                        .file());
    }

    static Provenance provenance(Recipe recipe, Dataset data) {
        return new Provenance(
                new Provenance.Data(data.name(), data.size(), "", ""),
                recipe.machine().seed(),
                "",
                "",
                Provenance.Machine.here(),
                "");
    }

    static CrossValidation validation(Recipe recipe) {
        return new CrossValidation(recipe, Pictures::provenance, event -> {}, Interrupt.NEVER);
    }
}
