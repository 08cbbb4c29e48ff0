package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.DrawnStroke.Point;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The data set that Fovea draws itself, for the demo and for tests: no download, no licence, any size. It is made so
 * that looking at single pixels does not help (a linear model fails) while a small convolutional network solves it.
 */
public final class Drawn {
    private static final int SIDE = 28;
    private static final Point MIDDLE = new Point(SIDE / 2.0, SIDE / 2.0);

    private final List<List<List<DrawnStroke>>> digits = DrawnGlyphs.digits();

    private Drawn() {}

    /**
     * Draws the ten digits: 28 x 28 pixels, gray, labels {@code "0"} to {@code "9"}, as many of each (give or take one)
     * in shuffled order. Each is written in one of several ways by an unsteady pen, turned by up to 20 degrees, scaled,
     * slanted and shifted; clutter and parts of neighbours lie around it; half are light on dark.
     *
     * <p>The same seed gives the same pictures on every machine. Drawn on all cores before this returns, about 10,000 a
     * second on each; 784 bytes a picture are kept.
     *
     * @param samples at least 10, one of each class
     */
    public static Dataset characters(int samples, Seed seed) {
        Check.that(samples >= 10, "samples must be at least 10, one of each digit, but were %d", samples);
        Drawn drawn = new Drawn();
        List<Integer> classes = shuffled(samples, seed.child("classes"));
        Seed pictures = seed.child("pictures");
        List<Sample> all = IntStream.range(0, samples)
                .parallel()
                .mapToObj(i -> drawn.sample(i, classes.get(i), pictures.child(i)))
                .toList();
        List<String> names = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        return new Dataset("drawn", all, new Labels(names), new Task.SingleLabel(), List.of());
    }

    private static List<Integer> shuffled(int samples, Seed seed) {
        List<Integer> classes = new ArrayList<>(
                IntStream.range(0, samples).mapToObj(i -> i % 10).toList());
        Collections.shuffle(classes, new Random(seed.value()));
        return classes;
    }

    private Sample sample(int index, int digit, Seed seed) {
        Picture picture = draw(digit, seed.random());
        return new Sample("drawn#" + index, () -> picture, digit, null, null);
    }

    private Picture draw(int digit, SplittableRandom random) {
        DrawnPaper paper = new DrawnPaper(SIDE);
        DrawnClutter.scatter(paper, SIDE, random);
        for (int i = random.nextInt(3); i > 0; i--) {
            write(paper, random.nextInt(10), DrawnClutter.outside(SIDE, random), random);
        }
        Point centre = new Point(MIDDLE.x() + random.nextDouble(-3, 3), MIDDLE.y() + random.nextDouble(-3, 3));
        write(paper, digit, centre, random);
        return paper.photograph(random);
    }

    private void write(DrawnPaper paper, int digit, Point centre, SplittableRandom random) {
        List<List<DrawnStroke>> ways = digits.get(digit);
        DrawnPose pose = DrawnPose.draw(centre, random);
        double width = random.nextDouble(1.1, 3.0);
        for (DrawnStroke stroke : ways.get(random.nextInt(ways.size()))) {
            List<Point> corners = stroke.unsteady(3, random).corners();
            paper.lines(corners.stream().map(pose::place).toList(), width, 1);
        }
    }
}
