package dev.fovea.net;

/** Rounds numbers of channels as the MobileNets and EfficientNets do. */
final class Divisible {
    private static final int STEP = 8;

    private Divisible() {}

    /** The nearest multiple of 8, at least 8; the next one where that would take more than a tenth away. */
    static int byEight(double channels) {
        int rounded = Math.max(STEP, (int) (channels + STEP / 2.0) / STEP * STEP);
        return rounded < 0.9 * channels ? rounded + STEP : rounded;
    }
}
