package dev.fovea.augment;

/**
 * A map of the plane that keeps straight lines straight. Coordinates are in pixels, x to the right, y down, and the first
 * pixel covers 0..1, so that its middle is at 0.5. Immutable.
 */
public sealed interface Move permits Affine, Projective {
    /** Whether it moves nothing by more than a billionth of its distance. */
    boolean isIdentity();

    /** This map, and {@code next} on what it gives. */
    Move then(Move next);

    /**
     * The way back.
     *
     * @throws IllegalArgumentException if the map flattens the plane
     */
    Move inverse();

    /** x' of a point. */
    double x(double x, double y);

    /** y' of a point. */
    double y(double x, double y);

    /** The upright rectangle around what a rectangle becomes; without bounds where a part of it goes to infinity. */
    Box box(Box of);
}
