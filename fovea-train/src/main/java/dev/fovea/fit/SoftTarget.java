package dev.fovea.fit;

import dev.fovea.batch.Targets;
import java.util.List;

/** The target of one row at a time, for losses that share smoothing, weights and mixing; see {@link CrossEntropy}. */
final class SoftTarget {
    private final double smoothing;
    private final List<Double> classWeights;
    private final double[] target;
    private final Spread spread;

    /** How much of a label a class gets when another one, or it itself, is the truth; for each truth they sum to 1. */
    interface Spread {
        double share(int truth, int c);
    }

    /** @param classWeights one for each class; empty where all weigh 1 */
    SoftTarget(double smoothing, List<Double> classWeights, int classes) {
        this(smoothing, classWeights, classes, (truth, c) -> c == truth ? 1 : 0);
    }

    /** The same for labels that are spread. */
    SoftTarget(double smoothing, List<Double> classWeights, int classes, Spread spread) {
        this.spread = spread;
        this.smoothing = smoothing;
        this.classWeights = classWeights;
        this.target = new double[classes];
    }

    int classes() {
        return target.length;
    }

    /** The target of a class in the row filled last. */
    double of(int c) {
        return target[c];
    }

    /** Turns to a row. */
    void fill(Targets targets, int row) {
        int truth = targets.labels(row).only();
        int other = targets.others(row).only();
        double share = targets.share()[row];
        double weight = targets.weight()[row];
        for (int c = 0; c < target.length; c++) {
            double label = (1 - share) * spread.share(truth, c) + share * spread.share(other, c);
            double smooth = smoothing / target.length + label * (1 - smoothing);
            target[c] = weight * (classWeights.isEmpty() ? smooth : smooth * classWeights.get(c));
        }
    }

    /** What the sum of the rows' losses is divided by. */
    static double weight(Targets targets, List<Double> classWeights) {
        double total = 0;
        for (int row = 0; row < targets.size(); row++) {
            double share = targets.share()[row];
            double own = classWeights.isEmpty()
                    ? 1
                    : (1 - share) * classWeights.get(targets.labels(row).only())
                            + share * classWeights.get(targets.others(row).only());
            total += targets.weight()[row] * own;
        }
        return total;
    }
}
