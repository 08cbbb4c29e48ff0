package dev.fovea.score;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A curve with fewer points and the same shape: beginning with the two ends, the point farthest from what is drawn so far
 * is added (Ramer 1972; Douglas and Peucker 1973), until none is away from it or as many as allowed are there.
 */
final class CurveShape {
    /** Farther than rounding, nearer than anything seen. */
    private static final double AWAY = 1e-12;

    private record Stretch(int from, int to, int farthest, double away) {}

    private CurveShape() {}

    /** @param most at least 2 */
    static List<CurvePoint> thinned(List<CurvePoint> points, int most) {
        BitSet kept = new BitSet(points.size());
        kept.set(0);
        kept.set(points.size() - 1);
        PriorityQueue<Stretch> stretches = new PriorityQueue<>(
                Comparator.comparingDouble(Stretch::away).reversed().thenComparingInt(Stretch::from));
        stretches.add(stretch(points, 0, points.size() - 1));
        for (int count = kept.cardinality(); count < most; count++) {
            Stretch worst = stretches.remove();
            if (worst.away <= AWAY) {
                break;
            }
            kept.set(worst.farthest);
            stretches.add(stretch(points, worst.from, worst.farthest));
            stretches.add(stretch(points, worst.farthest, worst.to));
        }
        List<CurvePoint> out = new ArrayList<>();
        kept.stream().forEach(i -> out.add(points.get(i)));
        return out;
    }

    private static Stretch stretch(List<CurvePoint> points, int from, int to) {
        int farthest = from;
        double away = 0;
        for (int i = from + 1; i < to; i++) {
            double distance = distance(points.get(i), points.get(from), points.get(to));
            if (distance > away) {
                away = distance;
                farthest = i;
            }
        }
        return new Stretch(from, to, farthest, away);
    }

    /** From a point to the stretch between two others. */
    static double distance(CurvePoint point, CurvePoint from, CurvePoint to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double px = point.x() - from.x();
        double py = point.y() - from.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length));
        return Math.hypot(px - along * dx, py - along * dy);
    }
}
