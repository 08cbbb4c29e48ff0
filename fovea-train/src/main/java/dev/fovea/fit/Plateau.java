package dev.fovea.fit;

import dev.fovea.base.Check;
import java.util.List;

/**
 * Falls by a factor whenever the validation loss has not improved for more than {@code patience} epochs (PyTorch's
 * ReduceLROnPlateau with mode min, relative threshold and no cool-down). Without a validation part it follows the
 * running loss.
 *
 * @param factor in 0..1; 0.1 to 0.5 is usual
 * @param patience epochs without improvement that are borne, at least 0
 * @param threshold share by which a loss must be below the best one to improve on it, at least 0, below 1; 1e-4 is usual
 * @param floor the lowest share of the peak, 0..1
 * @param warmUp epochs of linear rise, at least 0
 */
public record Plateau(double factor, int patience, double threshold, double floor, double warmUp) implements Schedule {
    /** A fall by less than this share of the peak is none, as PyTorch leaves out falls below 1e-8. */
    private static final double NONE = 1e-8;

    /** Checks the ranges. */
    public Plateau {
        Check.that(factor > 0 && factor < 1, "factor must be above 0 and below 1, but was %s", factor);
        Check.that(patience >= 0, "patience of plateau must be at least 0 epochs, but was %d", patience);
        Check.that(threshold >= 0 && threshold < 1, "threshold must be at least 0 and below 1, but was %s", threshold);
        Check.that(floor >= 0 && floor <= 1, "floor must be 0..1, but was %s", floor);
    }

    @Override
    public Plateau withWarmUp(double epochs) {
        Check.that(epochs >= 0, "warm-up must be at least 0 epochs, but was %s. Try --warm-up 1.", epochs);
        return new Plateau(factor, patience, threshold, floor, epochs);
    }

    @Override
    public double share(double progress, double epochs) {
        return 1;
    }

    @Override
    public double lowered(List<EpochReport> reports) {
        double share = 1;
        double best = Double.POSITIVE_INFINITY;
        int bad = 0;
        for (EpochReport report : reports) {
            if (report.epoch() == 0) {
                continue; // without a validation part it has no running loss to compare with
            }
            double loss = loss(report);
            if (loss < best * (1 - threshold)) {
                best = loss;
                bad = 0;
            } else {
                bad++;
            }
            if (bad > patience) {
                double next = Math.max(share * factor, floor);
                share = share - next > NONE ? next : share;
                bad = 0;
            }
        }
        return share;
    }

    private static double loss(EpochReport report) {
        return report.validation().n() > 0
                ? report.validation().loss()
                : report.running().loss();
    }
}
