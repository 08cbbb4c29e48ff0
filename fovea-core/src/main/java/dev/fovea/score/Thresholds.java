package dev.fovea.score;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * For each label of several the probability from which it is said: the one with the highest F1 of the label on the given
 * predictions, which must be those of a validation part. Of thresholds that do equally well it is the one nearest to one half,
 * and of two neighbouring probabilities the middle. A label on fewer than five pictures says too little, and keeps one half.
 */
public final class Thresholds {
    private static final double EVEN = 0.5;
    private static final int FEW = 5;

    private Thresholds() {}

    /** One for each label, each in 0..1. */
    public static List<Double> of(Predictions validation) {
        return IntStream.range(0, validation.labels().size())
                .parallel()
                .mapToObj(c -> of(validation, c))
                .toList();
    }

    private static double of(Predictions validation, int label) {
        List<Integer> falling = IntStream.range(0, validation.size())
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -validation.probability(i, label)))
                .toList();
        long with = falling.stream().filter(i -> has(validation, i, label)).count();
        if (with < FEW) {
            return EVEN;
        }
        double best = EVEN;
        double highest = -1;
        int right = 0;
        for (int said = 1; said <= falling.size(); said++) {
            right += has(validation, falling.get(said - 1), label) ? 1 : 0;
            double above = validation.probability(falling.get(said - 1), label);
            double below = said == falling.size() ? 0 : validation.probability(falling.get(said), label);
            double f1 = 2.0 * right / (with + said);
            if (above > below || said == falling.size()) {
                double between = below < EVEN && EVEN <= above ? EVEN : (above + below) / 2;
                if (f1 > highest || (f1 == highest && Math.abs(between - EVEN) < Math.abs(best - EVEN))) {
                    highest = f1;
                    best = between;
                }
            }
        }
        return best;
    }

    private static boolean has(Predictions predictions, int sample, int label) {
        return predictions.rows().get(sample).labels().has(label);
    }
}
