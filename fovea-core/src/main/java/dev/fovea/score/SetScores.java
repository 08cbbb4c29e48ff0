package dev.fovea.score;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How conformal sets do on labelled samples that they were not measured on.
 *
 * @param method how strange a label is
 * @param perClass whether each class's own quantile counted
 * @param promised the coverage that the sets promise
 * @param coverage share of the samples whose set holds the truth, with Wilson's interval
 * @param meanSize labels in a set, at least 1
 * @param single share of the sets that hold one label alone
 * @param lowest the lowest coverage of a class that has samples
 */
public record SetScores(
        ConformalMethod method,
        boolean perClass,
        double promised,
        Estimate coverage,
        double meanSize,
        double single,
        double lowest) {
    /** @param predictions of one class a sample, of the classes that the sets were measured for */
    public static SetScores of(ConformalSets sets, Predictions predictions, boolean perClass) {
        int k = predictions.labels().size();
        int[] held = new int[k];
        int[] support = new int[k];
        long size = 0;
        int single = 0;
        for (int i = 0; i < predictions.size(); i++) {
            int truth = predictions.rows().get(i).truth();
            List<Integer> set = sets.set(predictions.row(i), perClass);
            support[truth]++;
            held[truth] += set.contains(truth) ? 1 : 0;
            size += set.size();
            single += set.size() == 1 ? 1 : 0;
        }
        double n = predictions.size();
        return new SetScores(
                sets.method(),
                perClass,
                sets.coverage(),
                Wilson.of(IntStream.of(held).sum(), predictions.size(), new Units(predictions).count),
                size / n,
                single / n,
                IntStream.range(0, k)
                        .filter(c -> support[c] > 0)
                        .mapToDouble(c -> (double) held[c] / support[c])
                        .min()
                        .orElse(0));
    }
}
