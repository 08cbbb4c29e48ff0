package dev.fovea.score;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * What a classifier would gain by answering only where it is sure: for each threshold of the confidence the share of samples
 * that it answers (coverage) and the share of these that is wrong (risk).
 *
 * <p>Source: El-Yaniv and Wiener (2010); the area is that of Geifman and El-Yaniv (2017), with samples of one confidence
 * answered together.
 *
 * @param points from the surest samples to all of them, at least 1; samples that are equally sure are answered together
 * @param area under the curve, 0..1: the mean of the risk over the coverage, lower is better; a classifier whose confidence
 *     says nothing has its error rate
 */
public record RiskCoverage(List<Point> points, double area) {
    /**
     * One threshold.
     *
     * @param threshold samples are answered whose highest probability is at least this
     * @param answered samples, at least 1
     * @param wrong of these
     * @param coverage answered of all, above 0 and at most 1
     * @param risk wrong of answered, 0..1
     */
    public record Point(double threshold, int answered, int wrong, double coverage, double risk) {}

    /** Copies. */
    public RiskCoverage {
        points = List.copyOf(points);
    }

    /** @param predictions of one class a sample */
    public static RiskCoverage of(Predictions predictions) {
        Check.that(
                !predictions.isMultiLabel(),
                "risk and coverage must be of predictions of one class a sample, but these are of several");
        Confidences confidences = new Confidences(predictions);
        int n = confidences.size();
        List<Point> points = new ArrayList<>();
        double area = 0;
        int wrong = 0;
        int before = 0;
        for (int at = n - 1; at >= 0; at--) {
            wrong += confidences.right[at] ? 0 : 1;
            if (at == 0 || confidences.isEnd(at - 1)) {
                int answered = n - at;
                double risk = (double) wrong / answered;
                points.add(new Point(confidences.confidence[at], answered, wrong, (double) answered / n, risk));
                area += risk * (answered - before) / n;
                before = answered;
            }
        }
        return new RiskCoverage(points, area);
    }

    /** The lowest risk at which at least this share is answered, at the threshold with the largest coverage of those. */
    public Point at(double coverage) {
        Check.that(coverage > 0 && coverage <= 1, "coverage must be above 0 and at most 1, but was %s", coverage);
        return points.stream()
                .filter(point -> point.coverage >= coverage - 1e-12)
                .findFirst()
                .orElseGet(() -> Collections.max(points, Comparator.comparing(Point::coverage)));
    }
}
