package dev.fovea.score;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The difference of two cross-validations on the same folds, fold by fold: of the two ways of training, not only of the
 * networks that came of them. By {@link IntervalMethod#CORRECTED_T}.
 *
 * @param folds that were compared, of all repeats
 * @param testToTrain samples that a fold holds out by those it does not, the mean over folds
 * @param mean of the folds' accuracy, second less first
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param p how probable a mean at least this far from 0 would be if both were equally good
 */
public record FoldsDifference(int folds, double testToTrain, double mean, double low, double high, double p) {
    private record Held(String name, int fold) {}

    private static final class Sums {
        private int samples;
        private int difference;
    }

    /** Null where the two have no folds or different ones, or where the difference is the same in every fold. */
    static @Nullable FoldsDifference of(Predictions first, Predictions second) {
        if (!same(first, second)) {
            return null;
        }
        Map<Held, Integer> places = places(second);
        Map<Integer, Sums> folds = new TreeMap<>();
        places(first).forEach((held, i) -> {
            Sums sums = folds.computeIfAbsent(held.fold, f -> new Sums());
            sums.samples++;
            sums.difference += (second.isRight(places.getOrDefault(held, -1)) ? 1 : 0) - (first.isRight(i) ? 1 : 0);
        });
        long samples = places.keySet().stream().map(Held::name).distinct().count();
        return folds.size() < 2 ? null : of(List.copyOf(folds.values()), samples);
    }

    /** Whether both are of folds, and every fold held out the same samples. */
    public static boolean same(Predictions first, Predictions second) {
        Map<Held, Integer> places = places(first);
        return !places.isEmpty()
                && first.size() == second.size()
                && places.keySet().equals(places(second).keySet());
    }

    private static @Nullable FoldsDifference of(List<Sums> folds, long samples) {
        List<Double> differences = new ArrayList<>();
        double ratios = 0;
        for (Sums fold : folds) {
            differences.add((double) fold.difference / fold.samples);
            ratios += (double) fold.samples / (samples - fold.samples);
        }
        double ratio = ratios / folds.size();
        CorrectedT t = new CorrectedT(differences, ratio);
        return t.varies()
                ? new FoldsDifference(folds.size(), ratio, t.mean, t.mean - t.half(), t.mean + t.half(), t.p())
                : null;
    }

    /** Where each sample of each fold is; empty where a sample has no fold. */
    private static Map<Held, Integer> places(Predictions predictions) {
        Map<Held, Integer> places = new HashMap<>();
        for (int i = 0; i < predictions.size(); i++) {
            Predictions.Row row = predictions.rows().get(i);
            Integer fold = row.fold();
            if (fold == null) {
                return Map.of();
            }
            places.put(new Held(row.name(), fold), i);
        }
        return places;
    }
}
