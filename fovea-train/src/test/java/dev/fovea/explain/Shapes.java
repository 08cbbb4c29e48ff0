package dev.fovea.explain;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.model.SeenArea;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A ring, a plus or an x of 18 x 18 pixels somewhere on noise of 48 x 48: 14 % of the area. */
final class Shapes {
    static final int SIDE = 48;
    static final int OBJECT = 18;

    private Shapes() {}

    static Dataset data(int from, int to) {
        List<Sample> samples = new ArrayList<>();
        for (int i = from; i < to; i++) {
            int number = i;
            samples.add(new Sample("shape " + i, () -> picture(number), i % 3, null, null));
        }
        return new Dataset(
                "shapes", samples, new Labels(List.of("ring", "plus", "x")), new Task.SingleLabel(), List.of());
    }

    /** Where the object is. */
    static SeenArea place(int number) {
        SplittableRandom random = Seed.of(number).child("place").random();
        return new SeenArea(random.nextInt(SIDE - OBJECT + 1), random.nextInt(SIDE - OBJECT + 1), OBJECT, OBJECT);
    }

    static Picture picture(int number) {
        SplittableRandom random = Seed.of(number).child("noise").random();
        byte[] pixels = new byte[SIDE * SIDE];
        int ink = 140 + random.nextInt(80);
        SeenArea place = place(number);
        for (int i = 0; i < pixels.length; i++) {
            double x = i % SIDE - place.left() + 0.5;
            double y = i / SIDE - place.top() + 0.5;
            boolean drawn = x > 0 && y > 0 && x < OBJECT && y < OBJECT && isInk(number % 3, x - 9, y - 9);
            pixels[i] = (byte) ((drawn ? ink : 50) + random.nextInt(-30, 31));
        }
        return new Picture(SIDE, SIDE, 1, pixels);
    }

    private static boolean isInk(int shape, double x, double y) {
        return switch (shape) {
            case 0 -> Math.hypot(x, y) < 8.8 && Math.hypot(x, y) > 5.5;
            case 1 -> Math.abs(x) < 2 || Math.abs(y) < 2;
            default -> Math.abs(x - y) < 2.6 || Math.abs(x + y) < 2.6;
        };
    }
}
