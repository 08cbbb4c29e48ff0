package dev.fovea.data;

import dev.fovea.data.DrawnStroke.Point;
import dev.fovea.picture.Picture;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small square sheet that strokes are drawn on with soft edges. Own lines instead of Java2D: no toolkit to start on a
 * server, and the same bytes on every machine and JDK. One thread.
 */
final class DrawnPaper {
    private final int side;
    private final double[] ink;

    /** Blank paper of {@code side} x {@code side} pixels. */
    DrawnPaper(int side) {
        this.side = side;
        this.ink = new double[side * side];
    }

    /** Draws straight lines from corner to corner; {@code strength} 0..1 is how dark the pen writes. */
    void lines(List<Point> corners, double width, double strength) {
        for (int i = 1; i < corners.size(); i++) {
            line(corners.get(i - 1), corners.get(i), width / 2, strength);
        }
    }

    /** A pixel is inked by how far its centre lies inside the pen's edge; overlapping lines do not add up. */
    private void line(Point from, Point to, double radius, double strength) {
        int top = (int) Math.max(0, Math.floor(Math.min(from.y(), to.y()) - radius - 1));
        int bottom = (int) Math.min(side - 1, Math.ceil(Math.max(from.y(), to.y()) + radius + 1));
        int left = (int) Math.max(0, Math.floor(Math.min(from.x(), to.x()) - radius - 1));
        int right = (int) Math.min(side - 1, Math.ceil(Math.max(from.x(), to.x()) + radius + 1));
        for (int y = top; y <= bottom; y++) {
            for (int x = left; x <= right; x++) {
                double covered = radius + 0.5 - distance(x + 0.5, y + 0.5, from, to);
                ink[y * side + x] = Math.max(ink[y * side + x], strength * Math.max(0, Math.min(1, covered)));
            }
        }
    }

    private static double distance(double x, double y, Point from, Point to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        double length = dx * dx + dy * dy;
        double along = length == 0 ? 0 : ((x - from.x()) * dx + (y - from.y()) * dy) / length;
        double t = Math.max(0, Math.min(1, along));
        double ex = from.x() + t * dx - x;
        double ey = from.y() + t * dy - y;
        return Math.sqrt(ex * ex + ey * ey);
    }

    /** Takes the photograph: ink and paper of any brightness, the one or the other the lighter, and noise. */
    Picture photograph(SplittableRandom random) {
        double contrast = random.nextDouble(90, 215);
        double dark = random.nextDouble(10, 245 - contrast);
        boolean lightInk = random.nextBoolean();
        double noise = random.nextDouble(4, 28);
        byte[] pixels = new byte[ink.length];
        for (int i = 0; i < ink.length; i++) {
            double light = lightInk ? ink[i] : 1 - ink[i];
            // the sum of two uniform draws: close to a bell, and cheap
            double grain = noise * (random.nextDouble() + random.nextDouble() - 1);
            pixels[i] = (byte) Math.max(0, Math.min(255, Math.round(dark + contrast * light + grain)));
        }
        return new Picture(side, side, 1, pixels);
    }
}
