package dev.fovea.data;

import dev.fovea.base.Check;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * One movement of the pen.
 *
 * @param kind how the points are joined
 * @param points at least two
 */
record DrawnStroke(Kind kind, List<Point> points) {
    /** Pieces that replace the way from one point of a curve to the next. */
    private static final int PIECES = 6;

    /** How points are joined. */
    enum Kind {
        /** Straight from point to point. */
        LINE,
        /** Smoothly through all points. */
        CURVE,
        /** Smoothly through all points and back to the first. */
        LOOP
    }

    /** A place on the paper; x to the right, y downwards. */
    record Point(double x, double y) {}

    /** Copies the points. */
    DrawnStroke {
        points = List.copyOf(points);
        Check.that(points.size() >= 2, "a stroke's points must be at least 2, but were %d", points.size());
    }

    /** Reads strokes such as {@code line 0 0, 60 0; curve 0 8, 14 2, 36 6}: a kind, then pairs of x and y. */
    static List<DrawnStroke> parse(String text) {
        return Arrays.stream(text.split("; ", -1)).map(DrawnStroke::one).toList();
    }

    private static DrawnStroke one(String text) {
        String[] words = text.split(",? ", -1);
        List<Point> points = new ArrayList<>();
        for (int i = 1; i < words.length; i += 2) {
            points.add(new Point(Double.parseDouble(words[i]), Double.parseDouble(words[i + 1])));
        }
        return new DrawnStroke(Kind.valueOf(words[0].toUpperCase(Locale.ROOT)), points);
    }

    /** The same stroke by a less steady hand: each point moved by at most {@code reach} along each axis. */
    DrawnStroke unsteady(double reach, SplittableRandom random) {
        return new DrawnStroke(
                kind,
                points.stream()
                        .map(p -> new Point(
                                p.x + random.nextDouble(-reach, reach), p.y + random.nextDouble(-reach, reach)))
                        .toList());
    }

    /** The corners of the straight pieces that the stroke is drawn as. */
    List<Point> corners() {
        if (kind == Kind.LINE) {
            return points;
        }
        int gaps = kind == Kind.LOOP ? points.size() : points.size() - 1;
        List<Point> corners = new ArrayList<>(gaps * PIECES + 1);
        corners.add(points.get(0));
        for (int gap = 0; gap < gaps; gap++) {
            for (int piece = 1; piece <= PIECES; piece++) {
                corners.add(between(gap, (double) piece / PIECES));
            }
        }
        return corners;
    }

    /** The uniform Catmull-Rom spline (Catmull and Rom 1974) through the points {@code gap} and {@code gap + 1}. */
    private Point between(int gap, double t) {
        Point a = point(gap - 1);
        Point b = point(gap);
        Point c = point(gap + 1);
        Point d = point(gap + 2);
        return new Point(spline(a.x, b.x, c.x, d.x, t), spline(a.y, b.y, c.y, d.y, t));
    }

    private Point point(int index) {
        int n = points.size();
        return points.get(kind == Kind.LOOP ? Math.floorMod(index, n) : Math.max(0, Math.min(n - 1, index)));
    }

    private static double spline(double a, double b, double c, double d, double t) {
        return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
