package dev.fovea.score;

/** Counts over samples that each count as often as their weight says. */
final class Tally {
    /** Weight of the samples of each class. */
    final double[] support;
    /** Weight of the samples predicted as each class. */
    final double[] predicted;
    /** Weight of the samples of each class that were predicted as it. */
    final double[] right;
    /** Weight of the samples whose truth has each rank; ranks from 6 on share the last place. */
    final double[] ranks = new double[7];
    /** Sum of the weights. */
    final double total;
    /** Weighted sum of the losses. */
    final double loss;
    /** Weighted sum of how many classes lie between truth and prediction, with the one that is reached. */
    final double distance;
    /** Weighted sum of the squares of those. */
    final double squares;

    Tally(Judged judged, int[] weights) {
        int k = judged.classes;
        support = new double[k];
        predicted = new double[k];
        right = new double[k];
        double sum = 0;
        double losses = 0;
        double away = 0;
        double squared = 0;
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i];
            support[judged.truth[i]] += weight;
            predicted[judged.predicted[i]] += weight;
            right[judged.truth[i]] += judged.truth[i] == judged.predicted[i] ? weight : 0;
            ranks[Math.min(6, judged.rank[i])] += weight;
            sum += weight;
            losses += weight * judged.loss[i];
            double steps = Math.abs(judged.truth[i] - judged.predicted[i]);
            away += weight * steps;
            squared += weight * steps * steps;
        }
        total = sum;
        loss = losses;
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
