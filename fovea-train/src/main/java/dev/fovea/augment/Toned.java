package dev.fovea.augment;

/**
 * {@code factor * value + (1 - factor) * pivot}, cut to 0..255.
 *
 * @param factor 1 changes nothing
 * @param aboutMean whether the pivot is the picture's mean luma, as contrast has it, or black, as brightness has it
 */
record Toned(double factor, boolean aboutMean) implements Change {
    /** Changes nothing. */
    static final Toned NOTHING = new Toned(1, false);
}
