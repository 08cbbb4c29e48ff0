package dev.fovea.augment;

/**
 * An upright rectangle of the plane, in pixels; may have no bounds.
 *
 * @param left lowest x
 * @param top lowest y
 * @param right highest x
 * @param bottom highest y
 */
public record Box(double left, double top, double right, double bottom) {
    /** The whole plane. */
    static final Box EVERYTHING = new Box(
            Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** A frame with this much more on each side; less where it is negative. */
    static Box of(Frame frame, double more) {
        return new Box(-more, -more, frame.width() + more, frame.height() + more);
    }
}
