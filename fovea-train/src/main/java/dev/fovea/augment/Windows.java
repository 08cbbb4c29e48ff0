package dev.fovea.augment;

import dev.fovea.picture.Window;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws windows of a frame. */
final class Windows {
    private static final int ATTEMPTS = 10;

    private Windows() {}

    /**
     * A window of a drawn area and side ratio, anywhere inside the frame.
     *
     * @param area share of the frame's area
     * @param ratio width / height
     * @return empty if none of ten attempts fits, as in torchvision
     */
    static Optional<Window> draw(SplittableRandom random, Frame frame, Range area, Range ratio) {
        double whole = (double) frame.width() * frame.height();
        for (int i = 0; i < ATTEMPTS; i++) {
            double pixels = whole * area.draw(random);
            double aspect = ratio.drawRatio(random);
            int width = (int) Math.rint(Math.sqrt(pixels * aspect));
            int height = (int) Math.rint(Math.sqrt(pixels / aspect));
            if (width >= 1 && height >= 1 && width <= frame.width() && height <= frame.height()) {
                int top = random.nextInt(frame.height() - height + 1);
                int left = random.nextInt(frame.width() - width + 1);
                return Optional.of(new Window(left, top, width, height));
            }
        }
        return Optional.empty();
    }

    /** The largest window in the frame's middle whose ratio is within the range. */
    static Window middle(Frame frame, Range ratio) {
        double whole = (double) frame.width() / frame.height();
        int width = whole > ratio.to() ? (int) Math.rint(frame.height() * ratio.to()) : frame.width();
        int height = whole < ratio.from() ? (int) Math.rint(frame.width() / ratio.from()) : frame.height();
        int kept = Math.max(1, width);
        int tall = Math.max(1, height);
        return new Window((frame.width() - kept) / 2, (frame.height() - tall) / 2, kept, tall);
    }
}
