package dev.fovea.fit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Finds the minimum of a smooth convex function by L-BFGS (Nocedal and Wright 2006, algorithms 7.4 and 7.5), with a line
 * search that halves the step until the function has fallen enough (Armijo, algorithm 3.1).
 */
final class Lbfgs {
    private static final int MEMORY = 10;
    private static final int HALVINGS = 30;
    private static final double ENOUGH = 1e-4;

    private final int most;
    private final double tolerance;

    /** Value and gradient at a point. */
    interface Function {
        /**
         * @param at the point
         * @param gradient to be filled
         * @return the value
         */
        double at(double[] at, double[] gradient);
    }

    /** What one step and the change of the gradient over it say about the curvature. */
    private static final class Pair {
        private final double[] step;
        private final double[] change;
        private final double curvature;

        Pair(double[] step, double[] change) {
            this.step = step;
            this.change = change;
            this.curvature = dot(step, change);
        }
    }

    /**
     * @param most steps
     * @param tolerance ends where no number of the gradient is larger
     */
    Lbfgs(int most, double tolerance) {
        this.most = most;
        this.tolerance = tolerance;
    }

    /** Moves the point to the minimum, and gives the value there. */
    double minimise(double[] point, Function function) {
        double[] gradient = new double[point.length];
        double value = function.at(point, gradient);
        Deque<Pair> pairs = new ArrayDeque<>();
        for (int i = 0; i < most && largest(gradient) > tolerance; i++) {
            double[] direction = direction(gradient, pairs);
            double[] next = new double[point.length];
            double[] nextGradient = new double[point.length];
            double reached =
                    search(new Line(point, direction, value, dot(direction, gradient)), function, next, nextGradient);
            if (Double.isNaN(reached)) {
                return value; // as low as the numbers' precision lets it go
            }
            remember(pairs, difference(next, point), difference(nextGradient, gradient));
            System.arraycopy(next, 0, point, 0, point.length);
            gradient = nextGradient;
            value = reached;
        }
        return value;
    }

    /** Where a search begins, where to, and how steep. */
    private static final class Line {
        private final double[] from;
        private final double[] direction;
        private final double value;
        private final double slope;

        Line(double[] from, double[] direction, double value, double slope) {
            this.from = from;
            this.direction = direction;
            this.value = value;
            this.slope = slope;
        }
    }

    /** The value at a point that is low enough; not a number where none is found. */
    private static double search(Line line, Function function, double[] next, double[] gradient) {
        double length = 1;
        for (int i = 0; i < HALVINGS; i++) {
            for (int j = 0; j < next.length; j++) {
                next[j] = line.from[j] + length * line.direction[j];
            }
            double value = function.at(next, gradient);
            if (value <= line.value + ENOUGH * length * line.slope) {
                return value;
            }
            length /= 2;
        }
        return Double.NaN;
    }

    private static void remember(Deque<Pair> pairs, double[] step, double[] change) {
        Pair pair = new Pair(step, change);
        if (pair.curvature > 1e-12 * dot(change, change)) { // a step that tells nothing would spoil the rest
            pairs.addLast(pair);
            if (pairs.size() > MEMORY) {
                pairs.removeFirst();
            }
        }
    }

    private static double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] out = gradient.clone();
        Deque<Double> shares = new ArrayDeque<>();
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            double share = dot(pair.step, out) / pair.curvature;
            shares.addFirst(share);
            add(out, -share, pair.change);
        }
        Pair last = pairs.peekLast();
        double scale = last == null
                ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
                : last.curvature / dot(last.change, last.change);
        for (int i = 0; i < out.length; i++) {
            out[i] *= scale;
        }
        for (Pair pair : pairs) {
            add(out, shares.removeFirst() - dot(pair.change, out) / pair.curvature, pair.step);
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = -out[i];
        }
        return out;
    }

    private static void add(double[] to, double share, double[] other) {
        for (int i = 0; i < to.length; i++) {
            to[i] += share * other[i];
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] out = new double[a.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] - b[i];
        }
        return out;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double largest(double[] values) {
        double most = 0;
        for (double value : values) {
            most = Math.max(most, Math.abs(value));
        }
        return most;
    }
}
