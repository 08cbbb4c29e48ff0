package dev.fovea.model;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.score.Abstention;
import dev.fovea.score.ConformalMethod;
import dev.fovea.score.ConformalSets;
import dev.fovea.score.Predictions;
import dev.fovea.score.Reliability;
import dev.fovea.score.Temperature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a {@link Calibration} for a classifier of one label a picture, on pictures that its weights have not learnt from:
 * first the temperature, and with it everything else.
 *
 * <p>Temperature 1 stays where there are fewer than {@link Temperature#FEWEST} pictures, where all of them are right, and where
 * the log-loss gains no more than one number gains by chance.
 */
public final class Calibrating {
    private static final double PERCENT = 100;
    private static final int MOST_VALUES = 1 << 25;

    private final Predictions before;
    private final float[] logits;
    private final float @Nullable [] features;
    private final int[] truth;

    /**
     * @param plain what the classifier says at temperature 1; never of a test part
     * @param logits shape [n, k], row by row
     * @param features shape [n, f]; null where no distances are to be measured, as for several networks together
     */
    public Calibrating(Predictions plain, float[] logits, float @Nullable [] features) {
        int n = plain.size();
        Check.that(!plain.isMultiLabel(), "calibration must be of one label a picture, but these are several");
        Check.that(
                logits.length == n * plain.labels().size() && (features == null || features.length % n == 0),
                "logits must be %d x %d, but were %d",
                n,
                plain.labels().size(),
                logits.length);
        this.before = plain;
        this.logits = logits;
        this.features = features;
        this.truth = plain.rows().stream().mapToInt(Predictions.Row::truth).toArray();
    }

    /**
     * Measures on the pictures that chose the epoch of a network, by what its model file says of them: of very many, on a part
     * that is spread evenly, so that features and logits stay below 128 MiB.
     *
     * @param plain a classifier with temperature 1; left open
     * @param validation at least one picture, labelled with the classifier's labels
     */
    public static Measured on(Classifier plain, Dataset validation) {
        Readings first = plain.readings(validation.subset(List.of(0)));
        int values = first.features().length + 2 * first.logits().length;
        int n = Math.min(validation.size(), Math.max(1, MOST_VALUES / values));
        Dataset some = validation.subset(IntStream.range(0, n)
                .mapToObj(i -> (int) ((long) i * validation.size() / n))
                .toList());
        Readings read = plain.readings(some);
        return new Calibrating(Predictions.of(some, read.probabilities()), read.logits(), read.features()).measured();
    }

    /**
     * What was measured.
     *
     * @param notes the same in sentences, for the user
     */
    public record Measured(Calibration calibration, List<String> notes) {
        /** Copies. */
        public Measured {
            notes = List.copyOf(notes);
        }
    }

    /** Measures everything; the same numbers at every call. */
    public Measured measured() {
        Temperature fitted = Temperature.fit(logits, truth);
        double temperature = fitted.isWorthwhile() ? fitted.value() : 1;
        Predictions after = new Predictions(
                before.labels(),
                before.rows(),
                Temperature.probabilities(logits, before.labels().size(), temperature));
        List<ConformalSets> sets = new ArrayList<>();
        for (ConformalMethod method : ConformalMethod.values()) {
            Trust.COVERAGES.forEach(coverage -> sets.add(ConformalSets.fit(method, coverage, after)));
        }
        List<Abstention> abstention = Trust.RISKS.stream()
                .map(risk -> Abstention.fit(after, risk))
                .flatMap(Optional::stream)
                .toList();
        Calibration calibration = new Calibration(temperature, null, sets, abstention, outliers(temperature));
        return new Measured(calibration, List.of(words(fitted, after), setWords(calibration), sureWords(calibration)));
    }

    private @Nullable Outliers outliers(double temperature) {
        int k = before.labels().size();
        double[] energies = IntStream.range(0, truth.length)
                .mapToDouble(i -> Outliers.energy(logits, k, i, temperature))
                .toArray();
        @Nullable Double energy = limit(energies);
        Optional<FeatureSpace> space =
                features == null || energy == null ? Optional.empty() : FeatureSpace.fit(features, truth, k);
        return energy == null
                ? null
                : new Outliers(
                        energy, space.map(known -> limit(distances(known))).orElse(null), space.orElse(null));
    }

    /** Of each picture, as if it had not been among those that the means were measured on. */
    private double[] distances(FeatureSpace space) {
        float[] rows = features == null ? new float[0] : features;
        int k = before.labels().size();
        int[] support = new int[k];
        IntStream.of(truth).forEach(c -> support[c]++);
        int[] places = new int[k];
        int next = 0;
        for (int c = 0; c < k; c++) {
            places[c] = support[c] >= FeatureSpace.FEWEST ? next++ : -1;
        }
        FeatureSpace.Distances distances = new FeatureSpace.Distances(space);
        return IntStream.range(0, truth.length)
                .parallel()
                .mapToDouble(i -> distances.nearestWithout(rows, i, places[truth[i]], support[truth[i]]))
                .toArray();
    }

    /** What at most one in twenty further pictures like these is beyond; null where there are too few to tell. */
    private static @Nullable Double limit(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil((sorted.length + 1) * Outliers.SHARE - 1e-9);
        return rank > sorted.length || !Double.isFinite(sorted[rank - 1]) ? null : sorted[rank - 1];
    }

    private String words(Temperature fitted, Predictions after) {
        String on = String.format(Locale.ROOT, "Calibration on %,d validation pictures: ", fitted.n());
        if (!fitted.isWorthwhile()) {
            return on + "temperature 1, because " + why(fitted, after) + ".";
        }
        Reliability was = Reliability.of(before, Seed.of(1));
        Reliability is = Reliability.of(after, Seed.of(1));
        return String.format(
                Locale.ROOT,
                "%stemperature %.3f (%s than the network by itself): log-loss %.4f instead of %.4f, calibration error"
                        + " (ECE) %.2f %% instead of %.2f %%, where %.2f %% is the least that so few pictures show on average.",
                on,
                fitted.value(),
                fitted.value() > 1 ? "less sure" : "surer",
                fitted.after(),
                fitted.before(),
                PERCENT * is.ece().value(),
                PERCENT * was.ece().value(),
                PERCENT * is.floor());
    }

    private static String why(Temperature fitted, Predictions said) {
        if (fitted.n() < Temperature.FEWEST) {
            return "fewer than " + Temperature.FEWEST + " pictures say too little about how sure to be";
        }
        if (IntStream.range(0, said.size()).allMatch(said::isRight)) {
            return "every answer is right, which does not say how sure to be";
        }
        if (fitted.isAtBound()) {
            return "the network is so wrong that it would be less sure without end";
        }
        return "another would not make the log-loss better than by chance";
    }

    private String setWords(Calibration calibration) {
        ConformalSets usual =
                calibration.sets(Trust.USUAL.method(), Trust.USUAL.coverage()).orElseThrow();
        if (usual.quantile() >= ConformalSets.ALL) {
            return "Sets of labels would hold all labels, because " + usual.n() + " pictures are too few: "
                    + usual.fewest() + " are needed.";
        }
        int few = (int)
                usual.quantiles().stream().filter(q -> q >= ConformalSets.ALL).count();
        return String.format(
                Locale.ROOT,
                "Sets that hold the right label in 90 %% of cases: predict --set%s.",
                few == 0
                        ? ""
                        : "; for each class alone, " + few + (few == 1 ? " has" : " have") + " fewer than "
                                + usual.fewest() + " pictures and would be in every set");
    }

    private static String sureWords(Calibration calibration) {
        return calibration
                .abstention(Trust.USUAL.risk())
                .map(a -> a.coverage() == 1
                        ? String.format(
                                Locale.ROOT,
                                "Answers are wrong in at most 5 %% of cases (with 95 %% confidence; %.1f %% of the validation"
                                        + " pictures are wrong); predict calls not sure what is below the least probability of"
                                        + " these, %.1f %%.",
                                PERCENT * a.observed(),
                                PERCENT * a.threshold())
                        : String.format(
                                Locale.ROOT,
                                "Answers of %.1f %% or more are wrong in at most 5 %% of cases (with 95 %% confidence; %.0f %% of the"
                                        + " validation pictures, of which %.1f %% are wrong); predict calls others not sure.",
                                PERCENT * a.threshold(),
                                PERCENT * a.coverage(),
                                PERCENT * a.observed()))
                .orElse(
                        "No probability keeps wrong answers below 5 % with 95 % confidence on these pictures, so predict never"
                                + " says that it is not sure.");
    }
}
