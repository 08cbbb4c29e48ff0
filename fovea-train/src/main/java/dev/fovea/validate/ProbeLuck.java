package dev.fovea.validate;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * How far accuracy differs from one training to the next, when nothing but first weights and order differ. A test that counts
 * pictures alone takes that luck for an effect.
 *
 * @param means accuracy of each fold, over the trainings
 * @param spread standard deviation of one training about its fold's mean, in 0..1
 * @param trainings of each fold, at least 2
 */
record ProbeLuck(List<Double> means, double spread, int trainings) {
    /** Copies the list. */
    ProbeLuck {
        means = List.copyOf(means);
    }

    /** Of trainings by one recipe on the same folds, with different seeds. */
    static ProbeLuck of(List<ProbeTraining> same) {
        int folds = same.get(0).heldOut().size();
        List<Double> means = IntStream.range(0, folds)
                .mapToObj(f ->
                        same.stream().mapToDouble(t -> t.accuracy(f)).average().orElseThrow())
                .toList();
        double squares = same.stream()
                .mapToDouble(t -> IntStream.range(0, folds)
                        .mapToDouble(f -> Math.pow(t.accuracy(f) - means.get(f), 2))
                        .sum())
                .sum();
        return new ProbeLuck(means, Math.sqrt(squares / (folds * (same.size() - 1.0))), same.size());
    }

    /**
     * The probability that luck alone makes a training fall so far, or farther, below these: Student's t, one-sided, for the
     * mean over the folds.
     *
     * @param accuracies of each fold, one training
     */
    double p(List<Double> accuracies) {
        int folds = means.size();
        double drop = IntStream.range(0, folds)
                .mapToDouble(f -> means.get(f) - accuracies.get(f))
                .average()
                .orElseThrow();
        if (spread == 0) {
            return drop > 0 ? 0 : 1;
        }
        double error = spread * Math.sqrt((1 + 1.0 / trainings) / folds);
        return TDistribution.of(folds * (trainings - 1.0)).survivalProbability(drop / error);
    }
}
