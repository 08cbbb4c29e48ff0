package dev.fovea.score;

import dev.fovea.score.Sheet.Average;
import dev.fovea.score.Sheet.Metric;
import dev.fovea.score.Sheet.Whole;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The formulas for several labels a sample. The same code gives the value (all weights 1) and each resample. */
final class SetMetrics {
    private final JudgedSets judged;
    private final int[] weights;
    private final Counts counts;
    private final Sheet sheet;

    private SetMetrics(JudgedSets judged, int[] weights) {
        this.judged = judged;
        this.weights = weights;
        this.counts = new Counts(judged.classes);
        this.sheet = new Sheet(judged.classes);
        count();
        counts.fill(sheet, judged.rankings, weights);
        micro();
        samples();
        whole();
    }

    /** @param weights how often each sample counts, 0 or above, not all 0 */
    static Sheet of(JudgedSets judged, int[] weights) {
        return new SetMetrics(judged, weights).sheet;
    }

    private void count() {
        for (int i = 0; i < weights.length; i++) {
            int weight = weights[i];
            if (weight > 0) {
                int at = i;
                counts.total += weight;
                judged.truth.get(i).indices().forEach(c -> {
                    counts.support[c] += weight;
                    counts.right[c] += judged.said.get(at).has(c) ? weight : 0;
                });
                judged.said.get(i).indices().forEach(c -> counts.predicted[c] += weight);
            }
        }
    }

    private void micro() {
        double right = sum(i -> judged.common[i]);
        double truth = sum(i -> judged.truth.get(i).size());
        double said = sum(i -> judged.said.get(i).size());
        double others = counts.total * judged.classes - truth;
        sheet.set(Sheet.place(Average.MICRO, Metric.PRECISION), right / said);
        sheet.set(Sheet.place(Average.MICRO, Metric.RECALL), right / truth);
        sheet.set(Sheet.place(Average.MICRO, Metric.F1), 2 * right / (truth + said));
        sheet.set(Sheet.place(Average.MICRO, Metric.SPECIFICITY), (others - (said - right)) / others);
    }

    private void samples() {
        mean(Metric.PRECISION, i -> judged.said.get(i).size(), 1);
        mean(Metric.RECALL, i -> judged.truth.get(i).size(), 1);
        mean(Metric.F1, i -> judged.truth.get(i).size() + judged.said.get(i).size(), 2);
    }

    /** The mean over samples of what is right of so many; those of none are left out. */
    private void mean(Metric metric, IntUnaryOperator of, int times) {
        double sum = 0;
        double n = 0;
        for (int i = 0; i < weights.length; i++) {
            int all = of.applyAsInt(i);
            if (all > 0) {
                sum += weights[i] * (double) times * judged.common[i] / all;
                n += weights[i];
            }
        }
        sheet.set(Sheet.place(Average.SAMPLES, metric), sum / n);
    }

    private void whole() {
        double loss = 0;
        double brier = 0;
        for (int i = 0; i < weights.length; i++) {
            loss += weights[i] * judged.loss[i];
            brier += weights[i] * judged.brier[i];
        }
        sheet.set(Sheet.place(Whole.TOP_1), sum(i -> judged.isExact(i) ? 1 : 0) / counts.total);
        sheet.set(Sheet.place(Whole.HAMMING), sum(judged::wrong) / (counts.total * judged.classes));
        sheet.set(Sheet.place(Whole.LOG_LOSS), loss / counts.total);
        sheet.set(Sheet.place(Whole.BRIER), brier / counts.total);
    }

    private double sum(IntUnaryOperator of) {
        return IntStream.range(0, weights.length)
                .mapToDouble(i -> (double) weights[i] * of.applyAsInt(i))
                .sum();
    }
}
