package dev.fovea.fit;

/**
 * How long a network takes on this machine, in seconds a picture.
 *
 * @param forward from pixels to logits, in the precision that training has
 * @param step forward, backward and the optimizer's share
 * @param full from pixels to logits in full precision, as the model file is asked
 * @param threads that do so together
 */
record Speed(double forward, double step, double full, int threads) {
    /** The same as {@code full} for one thread alone. */
    double alone() {
        return full * threads;
    }
}
