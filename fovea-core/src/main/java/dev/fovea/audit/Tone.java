package dev.fovea.audit;

/**
 * How well some gray values follow from others by a change of brightness and contrast that is cut off at black and white:
 * least squares over those that are not cut off, which are found by fitting again. One thread.
 */
final class Tone {
    private static final int ROUNDS = 5;
    /** Spread of values, of 255, below which there is nothing to compare. */
    private static final double FLAT = 2;

    private final float[] from;
    private final float[] to;
    private final int n;
    private double gain;
    private double bias;

    private Tone(float[] from, float[] to, int n) {
        this.from = from;
        this.to = to;
        this.n = n;
    }

    /** From which values what others follow best, in the direction where more is explained. */
    static double likeness(float[] a, float[] b, int n) {
        return Math.max(of(a, b, n).explained(), of(b, a, n).explained());
    }

    /** Fits the change from the first n values to the others. */
    static Tone of(float[] from, float[] to, int n) {
        Tone tone = new Tone(from, to, n);
        tone.fit(false);
        boolean changes = true;
        for (int round = 1; round < ROUNDS && changes; round++) {
            double gain = tone.gain;
            double bias = tone.bias;
            tone.fit(true);
            changes = tone.gain != gain || tone.bias != bias;
        }
        return tone;
    }

    /** The value that is expected. */
    double after(double value) {
        return Math.min(255, Math.max(0, gain * value + bias));
    }

    double gain() {
        return gain;
    }

    double bias() {
        return bias;
    }

    private void fit(boolean within) {
        double count = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            if (!within || isWithin(gain * from[i] + bias)) {
                count++;
                x += from[i];
                y += to[i];
                xx += (double) from[i] * from[i];
                xy += (double) from[i] * to[i];
            }
        }
        double spread = count * xx - x * x;
        if (spread > 1e-3 * count * count) {
            gain = (count * xy - x * y) / spread;
            bias = (y - gain * x) / count;
        }
    }

    private static boolean isWithin(double value) {
        return value >= 0 && value <= 255;
    }

    /** The root of the share of the variance that is explained, 0..1; 0 where values are flat or turned around. */
    double explained() {
        double mean = 0;
        for (int i = 0; i < n; i++) {
            mean += to[i] / n;
        }
        double total = 0;
        double rest = 0;
        for (int i = 0; i < n; i++) {
            double off = to[i] - after(from[i]);
            total += (to[i] - mean) * (to[i] - mean);
            rest += off * off;
        }
        boolean told = gain > 0 && total >= FLAT * FLAT * n;
        return told ? Math.sqrt(Math.max(0, 1 - rest / total)) : 0;
    }
}
