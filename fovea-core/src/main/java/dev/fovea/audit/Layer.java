package dev.fovea.audit;

/** A gray picture with what is compared of it and its slopes. Immutable; any thread. */
final class Layer {
    /** A pixel of so many is left out at borders, where neighbourhoods are cut off: two of a thumb, none of the coarsest. */
    private static final int EDGE = 32;

    private final Plane plane;
    private final Plane detail;
    private final Plane across;
    private final Plane down;
    private final boolean[] fill;
    private final boolean[] comparable;

    Layer(Plane plane) {
        this.plane = plane;
        this.detail = plane.detail();
        this.across = plane.across();
        this.down = plane.down();
        this.fill = Fill.of(plane);
        this.comparable = Fill.comparable(fill, plane.side(), plane.side() / EDGE);
    }

    /** The values. */
    Plane plane() {
        return plane;
    }

    /** The values without what is smooth. */
    Plane detail() {
        return detail;
    }

    Plane across() {
        return across;
    }

    Plane down() {
        return down;
    }

    /** Whether a pixel, counted row by row, is of one of the flat areas in the corners. */
    boolean isFill(int pixel) {
        return fill[pixel];
    }

    /** Whether a pixel, counted row by row, lies away from the border and from such areas. */
    boolean isComparable(int pixel) {
        return comparable[pixel];
    }
}
