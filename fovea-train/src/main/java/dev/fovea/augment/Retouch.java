package dev.fovea.augment;

/** A pass over the pixels. */
@FunctionalInterface
non-sealed interface Retouch extends Change {
    /**
     * Changes the canvas in place.
     *
     * @param planes to work in
     */
    void apply(Canvas canvas, Planes planes);
}
