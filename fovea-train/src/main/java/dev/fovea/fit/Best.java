package dev.fovea.fit;

import dev.fovea.net.Weights;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Keeps the weights of the best epoch: the highest validation accuracy (of several labels, micro-F1), and among equals the lowest loss. */
final class Best {
    private final Supplier<Map<String, float[]>> judged;
    private Map<String, float[]> values = Map.of();
    private double accuracy = -1;
    private double loss = Double.POSITIVE_INFINITY;
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private int epoch;
    private int lowestLossEpoch;

    Best(Weights judged) {
        this(judged::values);
    }

    private Best(Supplier<Map<String, float[]>> judged) {
        this.judged = judged;
    }

    /** Number of the best of these epochs, from 1. */
    static int of(List<EpochReport> epochs) {
        Best best = new Best(Map::of);
        epochs.forEach(best::judge);
        return best.epoch();
    }

    /** As it stood after these epochs, with the arrays of the best of them. */
    static Best resumed(Weights judged, List<EpochReport> epochs, Map<String, float[]> values) {
        Best best = new Best(judged);
        epochs.forEach(best::judge);
        best.values = values;
        return best;
    }

    void offer(EpochReport report) {
        if (judge(report)) {
            values = Map.of(); // of a large network there is no room for both
            values = judged.get();
        }
    }

    /** Whether this is the best epoch so far. */
    private boolean judge(EpochReport report) {
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
        }
        return better;
    }

    /** Whether the validation loss has not improved for so many epochs. */
    boolean hopeless(EpochReport report, int patience) {
        return patience > 0 && report.validation().n() > 0 && report.epoch() - lowestLossEpoch >= patience;
    }

    /** Puts the kept values into these weights. */
    void restore(Weights target) {
        target.take(values);
    }

    /** Arrays of the best epoch by name; nobody changes them. */
    Map<String, float[]> values() {
        return values;
    }

    int epoch() {
        return epoch;
    }
}
