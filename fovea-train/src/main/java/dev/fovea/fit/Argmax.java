package dev.fovea.fit;

/** The class with the largest number; the first of equals, as everywhere in the field. */
final class Argmax {
    private Argmax() {}

    static int of(float[] values, int start, int length) {
        int best = 0;
        for (int i = 1; i < length; i++) {
            if (values[start + i] > values[start + best]) {
                best = i;
            }
        }
        return best;
    }
}
