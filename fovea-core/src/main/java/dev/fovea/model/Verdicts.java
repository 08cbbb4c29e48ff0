package dev.fovea.model;

import dev.fovea.data.Labels;
import dev.fovea.score.Abstention;
import dev.fovea.score.ConformalSets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows of numbers become predictions, with what they are worth. Any thread. */
final class Verdicts {
    private final ModelCard card;
    private final Trust trust;
    private final @Nullable ConformalSets sets;
    private final @Nullable Abstention abstention;
    private final @Nullable Outliers outliers;
    private final FeatureSpace.@Nullable Distances distances;

    Verdicts(ModelCard card, Trust trust) {
        Calibration calibration = card.calibration();
        boolean single = !card.task().isMultiLabel();
        this.card = card;
        this.trust = trust;
        this.sets = single ? calibration.sets(trust.method(), trust.coverage()).orElse(null) : null;
        this.abstention = single ? calibration.abstention(trust.risk()).orElse(null) : null;
        this.outliers = trust.outliers() ? calibration.outliers() : null;
        this.distances =
                outliers == null || outliers.space() == null ? null : new FeatureSpace.Distances(outliers.space());
    }

    /** Whether logits and features are needed. */
    boolean needsReadings() {
        return trust.outliers();
    }

    /** Of one row of probabilities. */
    Prediction of(float[] probabilities, int row) {
        Prediction plain = Prediction.of(card, probabilities, row);
        return plain.with(certainty(plain, probabilities, row));
    }

    private Certainty certainty(Prediction plain, float[] probabilities, int row) {
        boolean sure = abstention == null || abstention.answers(plain.probability());
        if (sets == null) {
            return sure ? Certainty.UNKNOWN : new Certainty(List.of(), false, null, null, false);
        }
        Labels labels = card.labels();
        float[] own = Arrays.copyOfRange(probabilities, row * labels.size(), (row + 1) * labels.size());
        Set<Integer> in = new HashSet<>(sets.set(own, trust.perClass()));
        return new Certainty(
                plain.all().stream()
                        .filter(choice -> in.contains(choice.index()))
                        .toList(),
                sure,
                null,
                null,
                false);
    }

    /**
     * The same with how unlike the picture is.
     *
     * @param probabilities of all pictures
     * @param readings of each picture's first view
     */
    Prediction of(float[] probabilities, Readings readings, int row) {
        Prediction plain = of(probabilities, row);
        int k = card.labels().size();
        double energy =
                Outliers.energy(readings.logits(), k, row, card.calibration().temperature());
        @Nullable Double distance = distances == null || !fits(readings) ? null : distances.nearest(readings.features(), row);
        boolean unusual =
                outliers != null && (beyond(energy, outliers.energy()) || beyond(distance, outliers.distance()));
        Certainty known = plain.certainty();
        return plain.with(new Certainty(known.set(), known.sure(), energy, distance, unusual));
    }

    private boolean fits(Readings readings) {
        return distances != null && readings.features().length == readings.size() * distances.features();
    }

    private static boolean beyond(@Nullable Double value, @Nullable Double limit) {
        return value != null && limit != null && value > limit;
    }
}
