package dev.fovea.data;

import dev.fovea.data.DrawnStroke.Point;
import java.util.List;
import java.util.SplittableRandom;

/** What else is on the paper: scratches, dots and the edges of neighbouring characters. */
final class DrawnClutter {
    private DrawnClutter() {}

    /** Draws up to three scratches and up to four dots, thinner and paler than a character. */
    static void scatter(DrawnPaper paper, int side, SplittableRandom random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            Point from = anywhere(side, random);
            Point to = new Point(from.x() + random.nextDouble(-8, 8), from.y() + random.nextDouble(-8, 8));
            paper.lines(List.of(from, to), random.nextDouble(0.5, 1.1), random.nextDouble(0.3, 0.7));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            Point at = anywhere(side, random);
            paper.lines(List.of(at, at), random.nextDouble(0.8, 2), random.nextDouble(0.3, 0.8));
        }
    }

    /** Where a neighbouring character stands: so far out that little more than its edge is seen. */
    static Point outside(int side, SplittableRandom random) {
        double far = side * (random.nextBoolean() ? random.nextDouble(-0.2, -0.08) : random.nextDouble(1.08, 1.2));
        double along = random.nextDouble(0, side);
        return random.nextBoolean() ? new Point(far, along) : new Point(along, far);
    }

    private static Point anywhere(int side, SplittableRandom random) {
        return new Point(random.nextDouble(0, side), random.nextDouble(0, side));
    }
}
