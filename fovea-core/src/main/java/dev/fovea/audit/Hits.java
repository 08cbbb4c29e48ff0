package dev.fovea.audit;

import java.util.ArrayList;
import java.util.List;

/** How often a small classifier was right, with intervals. */
final class Hits {
    private static final double Z = 1.959963984540054;
    /** As 20 classes are looked at for nine clues, one of them must not be told by luck: one in 30,000. */
    private static final double Z_OF_MANY = 4;

    private final Trial trial;
    private final int[][] counts;

    /** @param predicted class of each sample of the trial */
    Hits(Trial trial, int[] predicted) {
        this.trial = trial;
        this.counts = new int[trial.classes()][trial.classes()];
        for (int i = 0; i < predicted.length; i++) {
            counts[trial.truth[i]][predicted[i]]++;
        }
    }

    Probe probe(Clue clue) {
        int k = counts.length;
        double sum = 0;
        double variance = 0;
        for (int c = 0; c < k; c++) {
            sum += (double) counts[c][c] / total(c);
            variance += variance(counts[c][c], total(c));
        }
        double half = Z * Math.sqrt(variance) / k;
        double accuracy = sum / k;
        return new Probe(
                clue,
                trial.size(),
                1.0 / k,
                accuracy,
                Math.max(0, accuracy - half),
                Math.min(1, accuracy + half),
                told());
    }

    /**
     * The classes that are told from all others: the share of theirs that is taken for them is above the share of others'
     * (Youden's J) by more than a half, and by more than chance explains.
     */
    private List<Probe.Told> told() {
        List<Probe.Told> out = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            int others = 0;
            int wrong = 0;
            for (int other = 0; other < counts.length; other++) {
                others += other == c ? 0 : total(other);
                wrong += other == c ? 0 : counts[other][c];
            }
            double right = (double) counts[c][c] / total(c);
            double false_ = (double) wrong / others;
            double margin = Z_OF_MANY * Math.sqrt(variance(counts[c][c], total(c)) + variance(wrong, others));
            if (right - false_ - margin > 0.5) {
                out.add(new Probe.Told(trial.label(c), right, false_));
            }
        }
        return out;
    }

    private int total(int c) {
        int sum = 0;
        for (int count : counts[c]) {
            sum += count;
        }
        return sum;
    }

    /** Of a share, with two right and two wrong ones added, so that it is not 0 at 0 % and 100 % (Agresti and Coull 1998). */
    private static double variance(int hits, int n) {
        double share = (hits + 2.0) / (n + 4.0);
        return share * (1 - share) / (n + 4.0);
    }
}
