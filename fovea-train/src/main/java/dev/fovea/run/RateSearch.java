package dev.fovea.run;

import dev.fovea.base.WholeFile;
import dev.fovea.data.Dataset;
import dev.fovea.fit.Fitting;
import dev.fovea.fit.Interrupt;
import dev.fovea.fit.RateCurve;
import dev.fovea.fit.RateRange;
import dev.fovea.fit.Recipe;
import dev.fovea.split.Split;
import java.nio.file.Path;
import java.util.Locale;

/** The learning rate range test on the training part that {@code fovea train} would make, as a table and a plot. */
public final class RateSearch {
    private RateSearch() {}

    /**
     * What came of it.
     *
     * @param curve losses and the suggested rate
     * @param plot {@code rate.svg}
     * @param table {@code rate.csv}
     * @param recipe with nothing left to choose
     */
    public record Found(RateCurve curve, Path plot, Path table, Recipe recipe) {}

    /**
     * Looks for a rate. Validation and test part are cut off and not looked at.
     *
     * @param folder for the two files; made where it is absent, and earlier files of these names are written over
     * @param interrupt asked after each step; ends the test early
     * @throws dev.fovea.base.FoveaException if a picture cannot be read or the folder cannot be written
     */
    public static Found run(Recipe recipe, Dataset data, Path folder, Interrupt interrupt) {
        Dataset grouped = Road.asked(data, recipe);
        Split split = Split.stratified(
                grouped, recipe.data().shares(), recipe.machine().root());
        Recipe resolved = Fitting.resolve(recipe, split.train().data());
        RateCurve curve = RateRange.run(resolved, split.train(), interrupt);
        Path plot = folder.resolve("rate.svg");
        Path table = folder.resolve("rate.csv");
        WholeFile.write(plot, RatePlot.of(curve));
        WholeFile.write(table, table(curve));
        return new Found(curve, plot, table, resolved);
    }

    private static String table(RateCurve curve) {
        StringBuilder out = new StringBuilder("rate,loss,smoothed\n");
        for (int i = 0; i < curve.points().size(); i++) {
            RateCurve.Point point = curve.points().get(i);
            out.append(String.format(Locale.ROOT, "%.6g,%.6f,%.6f%n", point.rate(), point.loss(), curve.smoothed(i)));
        }
        return out.toString().replace("\r\n", "\n");
    }
}
