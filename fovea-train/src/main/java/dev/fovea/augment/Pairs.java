package dev.fovea.augment;

import java.util.Arrays;

/** Each picture of a batch and the one before it, the first's being the last. */
final class Pairs {
    private Pairs() {}

    /** Changes one picture by another. */
    interface Step {
        /**
         * @param at first value of the picture to change
         * @param other array of the other one, which still is as it was
         * @param from first value of the other one
         */
        void change(int at, byte[] other, int from);
    }

    /** Goes from the last picture to the first, so that in place each meets the other one unchanged. */
    static void each(byte[] pixels, int n, int picture, Step step) {
        if (n < 2) {
            return;
        }
        byte[] last = Arrays.copyOfRange(pixels, (n - 1) * picture, n * picture);
        for (int i = n - 1; i > 0; i--) {
            step.change(i * picture, pixels, (i - 1) * picture);
        }
        step.change(0, last, 0);
    }
}
