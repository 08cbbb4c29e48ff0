package dev.fovea.fit;

import dev.fovea.net.Weights;
import java.util.Map;

/** Keeps the weights of the best epoch: the highest validation accuracy, and among equals the lowest loss. */
final class Best {
    private final Weights judged;
    private Map<String, float[]> values = Map.of();
    private double accuracy = -1;
    private double loss = Double.POSITIVE_INFINITY;
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private int epoch;
    private int lowestLossEpoch;

    Best(Weights judged) {
        this.judged = judged;
    }

    void offer(EpochReport report) {
        EpochReport.Fitness now = report.validation();
        if (now.loss() < lowestLoss) {
            lowestLoss = now.loss();
            lowestLossEpoch = report.epoch();
        }
        // without a validation part the last epoch is as good as any
        boolean better = now.n() == 0 || now.accuracy() > accuracy || (now.accuracy() == accuracy && now.loss() < loss);
        if (better) {
            accuracy = now.accuracy();
            loss = now.loss();
            epoch = report.epoch();
            values = judged.values();
        }
    }

    /** Whether the validation loss has not improved for so many epochs. */
    boolean hopeless(EpochReport report, int patience) {
        return patience > 0 && report.validation().n() > 0 && report.epoch() - lowestLossEpoch >= patience;
    }

    /** Puts the kept values into these weights. */
    void restore(Weights target) {
        target.take(values);
    }

    int epoch() {
        return epoch;
    }
}
