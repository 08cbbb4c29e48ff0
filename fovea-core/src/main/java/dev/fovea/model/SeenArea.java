package dev.fovea.model;

/**
 * Where the square that a network sees lies on the picture that it was made of, in the picture's pixels; fractions of a
 * pixel count. It reaches outside where the picture was padded.
 *
 * @param left of the picture's left edge; below 0 where black was added there
 * @param top of the picture's upper edge; below 0 where black was added there
 * @param width of the square
 * @param height of the square
 */
public record SeenArea(double left, double top, double width, double height) {
    /** How far across the square a place on the picture is: 0 at its left edge, 1 at its right one. */
    public double across(double x) {
        return (x - left) / width;
    }

    /** How far down the square a place on the picture is: 0 at its upper edge, 1 at its lower one. */
    public double down(double y) {
        return (y - top) / height;
    }
}
