package dev.fovea.augment;

import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * How far from its own place each pixel of a canvas is read. Keeps its arrays: one thread at a time.
 */
final class Field {
    private float[] x = {};
    private float[] y = {};
    private int width;
    private double reach;
    private boolean flat = true;

    /** A way right or down for each pixel. */
    interface Way {
        double pixels(int row, int column);
    }

    /** A field of given ways. */
    static Field of(Frame frame, Way right, Way down) {
        Field field = new Field();
        field.make(frame.width() * frame.height());
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            field.x[i] = (float) right.pixels(i / frame.width(), i % frame.width());
            field.y[i] = (float) down.pixels(i / frame.width(), i % frame.width());
        }
        field.scale(1, frame);
        return field;
    }

    private void make(int n) {
        if (x.length < n) {
            x = new float[n];
            y = new float[n];
        }
    }

    /** Nothing is bent. */
    void flatten() {
        flat = true;
        reach = 0;
    }

    /** Draws the field for a canvas; flat where there is nothing to draw. */
    void draw(Elastic.@Nullable Bend bend, Frame frame, Planes planes) {
        if (bend == null || bend.alpha() == 0) {
            flatten();
            return;
        }
        int n = frame.width() * frame.height();
        make(n);
        SplittableRandom random = new SplittableRandom(bend.seed());
        noise(random, x, n);
        noise(random, y, n);
        bend(bend, frame, planes);
    }

    private static void noise(SplittableRandom random, float[] plane, int n) {
        for (int i = 0; i < n; i++) {
            plane[i] = (float) (random.nextDouble() * 2 - 1);
        }
    }

    private void bend(Elastic.Bend bend, Frame frame, Planes planes) {
        Gaussian gaussian = Gaussian.of(Gaussian.wide(bend.sigma()), bend.sigma());
        gaussian.smooth(x, frame, 1, planes);
        gaussian.smooth(y, frame, 1, planes);
        scale(bend.alpha() / 2, frame);
    }

    private void scale(double pixels, Frame frame) {
        float most = 0;
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            x[i] *= (float) pixels;
            y[i] *= (float) pixels;
            most = Math.max(most, Math.max(Math.abs(x[i]), Math.abs(y[i])));
        }
        width = frame.width();
        reach = most;
        flat = false;
    }

    /** Whether every pixel is read where it is. */
    boolean isFlat() {
        return flat;
    }

    /** The longest way along x or y, in pixels. */
    double reach() {
        return reach;
    }

    /** To the right, in pixels. */
    double x(int row, int column) {
        return flat ? 0 : x[row * width + column];
    }

    /** Down, in pixels. */
    double y(int row, int column) {
        return flat ? 0 : y[row * width + column];
    }
}
