package dev.fovea.fit;

import dev.fovea.base.Check;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * The loss while the learning rate rose, and which rate it suggests: a tenth of the one at which the smoothed loss is
 * lowest (fastai's rule "minimum"). At the lowest point steps already do harm as often as they help. Where the loss falls
 * steepest is not asked: a fresh network first corrects the size of its answers, and falls steeply, at rates that are far
 * too low to learn with.
 *
 * @param points in order of rates
 */
public record RateCurve(List<Point> points) {
    /** Neighbours on each side over which the loss is averaged; the middle of them, so that nothing comes late. */
    private static final int BESIDE = 5;

    /** Share of the first loss by which it must fall somewhere, to call it a fall. */
    private static final double FALL = 0.05;

    /**
     * One step.
     *
     * @param rate of the step
     * @param loss mean over its pictures, before the weights moved by it
     */
    public record Point(double rate, double loss) {}

    /** Copies the list. */
    public RateCurve {
        points = List.copyOf(points);
        Check.that(!points.isEmpty(), "loss must be finite at the lowest rate, but was not. Look at the pictures.");
    }

    /** Mean loss of a point and its neighbours. */
    public double smoothed(int index) {
        int from = Math.max(0, index - BESIDE);
        int to = Math.min(points.size(), index + BESIDE + 1);
        return points.subList(from, to).stream()
                .mapToDouble(Point::loss)
                .average()
                .orElseThrow();
    }

    /** The suggested rate, to two digits; empty where the loss fell nowhere. */
    public OptionalDouble suggested() {
        int lowest = 0;
        for (int i = 1; i < points.size(); i++) {
            lowest = smoothed(i) < smoothed(lowest) ? i : lowest;
        }
        if (smoothed(lowest) > (1 - FALL) * smoothed(0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(rounded(points.get(lowest).rate() / 10));
    }

    private static double rounded(double rate) {
        double unit = Math.pow(10, Math.floor(Math.log10(rate)) - 1);
        return Double.parseDouble(String.format(Locale.ROOT, "%.1e", Math.round(rate / unit) * unit));
    }
}
