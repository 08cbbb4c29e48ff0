package dev.fovea.data;

import dev.fovea.data.DrawnStroke.Point;
import java.util.SplittableRandom;

/**
 * How a character lies on the picture: turned, scaled, slanted and shifted.
 *
 * @param across where one unit to the right of the glyph's box goes, in pixels
 * @param down where one unit downwards goes
 * @param centre where the middle of the glyph's box goes
 */
record DrawnPose(Point across, Point down, Point centre) {
    /** Middle of the glyph's box of 60 x 100. */
    private static final Point MIDDLE = new Point(30, 50);

    /** Pixels for one unit of the glyph's box at scale 1: a character is then 19 pixels high. */
    private static final double UNIT = 0.19;

    /** Turned by up to 20 degrees, 0.7 to 1.1 times as large, slanted by up to 0.2, about this centre. */
    static DrawnPose draw(Point centre, SplittableRandom random) {
        double angle = StrictMath.toRadians(random.nextDouble(-20, 20)); // strict: the same on every processor
        double slant = random.nextDouble(-0.2, 0.2);
        double scale = UNIT * random.nextDouble(0.7, 1.1);
        double wide = scale * random.nextDouble(0.85, 1.15);
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        Point across = new Point(wide * cos, wide * sin);
        Point down = new Point(scale * (slant * cos - sin), scale * (slant * sin + cos));
        return new DrawnPose(across, down, centre);
    }

    /** Where a point of the glyph's box lies on the picture, in pixels. */
    Point place(Point p) {
        double x = p.x() - MIDDLE.x();
        double y = p.y() - MIDDLE.y();
        return new Point(centre.x() + across.x() * x + down.x() * y, centre.y() + across.y() * x + down.y() * y);
    }
}
