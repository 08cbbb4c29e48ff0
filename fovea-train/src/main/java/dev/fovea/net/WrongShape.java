package dev.fovea.net;

/** A layer cannot take the shape that reaches it. The network adds the layer's name. */
public final class WrongShape extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** @param message what the layer needs, what it got, and the repair */
    public WrongShape(String message) {
        super(message);
    }

    /** A layer that works on feature maps got a vector. */
    static void needsPicture(Shape in) {
        if (!in.isPicture()) {
            throw new WrongShape("must get [n, channels, height, width], but got " + in
                    + ". Put it before flatten or global average pooling.");
        }
    }

    /** A layer that works on vectors got feature maps. */
    static void needsVector(Shape in) {
        if (in.isPicture()) {
            throw new WrongShape(
                    "must get [n, features], but got " + in + ". Put flatten or global-average-pool before it.");
        }
    }

    /** The window must fit at least once. */
    static Shape slide(Shape in, int channels, Window window) {
        needsPicture(in);
        int height = window.slideDown(in.height());
        int width = window.slideAcross(in.width());
        if (height < 1 || width < 1) {
            throw new WrongShape("must get at least [n, " + in.channels() + ", "
                    + window.reach().height() + ", "
                    + window.reach().width() + "] for its kernel " + window.kernel() + ", but got " + in
                    + ". Use larger pictures (--size), a smaller kernel, padding, or fewer poolings.");
        }
        return Shape.picture(channels, height, width);
    }
}
