package dev.fovea.score;

/** Counts over samples that each count as often as their weight says. */
final class Tally {
    final Counts counts;
    /** Weight of the samples whose truth has each rank; ranks from 6 on share the last place. */
    final double[] ranks = new double[7];
    /** Weighted sum of the losses. */
    final double loss;
    /** Weighted sum of the squared differences between probabilities and truth. */
    final double brier;
    /** Weighted sum of how many classes lie between truth and prediction, with the one that is reached. */
    final double distance;
    /** Weighted sum of the squares of those. */
    final double squares;

    Tally(Judged judged, int[] weights) {
        counts = new Counts(judged.classes);
        double losses = 0;
        double differences = 0;
        double away = 0;
        double squared = 0;
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i];
            counts.support[judged.truth[i]] += weight;
            counts.predicted[judged.predicted[i]] += weight;
            counts.right[judged.truth[i]] += judged.truth[i] == judged.predicted[i] ? weight : 0;
            ranks[Math.min(6, judged.rank[i])] += weight;
            counts.total += weight;
            losses += weight * judged.loss[i];
            differences += weight * judged.brier[i];
            double steps = Math.abs(judged.truth[i] - judged.predicted[i]);
            away += weight * steps;
            squared += weight * steps * steps;
        }
        loss = losses;
        brier = differences;
        distance = away;
        squares = squared;
    }

    /** Weight of the samples whose truth is among the k most probable classes, k up to 5. */
    double among(int k) {
        double sum = 0;
        for (int rank = 1; rank <= k; rank++) {
            sum += ranks[rank];
        }
        return sum;
    }
}
