package dev.fovea.audit;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures with as much in them as a photograph: colours that change over large and small distances, and a few discs. */
final class Landscapes {
    static final int WIDTH = 160;
    static final int HEIGHT = 120;

    private Landscapes() {}

    static Picture draw(Seed seed) {
        SplittableRandom random = seed.random();
        double[] values = new double[WIDTH * HEIGHT * 3];
        for (int cells = 2; cells <= 32; cells *= 2) {
            double[] grid = random.doubles((long) (cells + 1) * (cells + 1) * 3).toArray();
            for (int i = 0; i < WIDTH * HEIGHT; i++) {
                double x = (double) (i % WIDTH) / WIDTH * cells;
                double y = (double) (i / WIDTH) / HEIGHT * cells;
                for (int c = 0; c < 3; c++) {
                    values[3 * i + c] += smooth(grid, cells, x, y, c) * 200 / Math.pow(cells, 0.7);
                }
            }
        }
        for (int disc = 0; disc < 4; disc++) {
            disc(values, random);
        }
        byte[] pixels = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, values[i]));
        }
        return new Picture(HEIGHT, WIDTH, 3, pixels);
    }

    private static double smooth(double[] grid, int cells, double x, double y, int c) {
        int column = (int) x;
        int row = (int) y;
        double dx = x - column;
        double dy = y - row;
        int at = (row * (cells + 1) + column) * 3 + c;
        int below = at + (cells + 1) * 3;
        return (1 - dy) * ((1 - dx) * grid[at] + dx * grid[at + 3])
                + dy * ((1 - dx) * grid[below] + dx * grid[below + 3]);
    }

    private static void disc(double[] values, SplittableRandom random) {
        double cx = random.nextDouble(WIDTH);
        double cy = random.nextDouble(HEIGHT);
        double radius = random.nextDouble(6, 20);
        double[] colour = random.doubles(3, -90, 90).toArray();
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            if (Math.hypot(i % WIDTH - cx, i / WIDTH - cy) < radius) {
                for (int c = 0; c < 3; c++) {
                    values[3 * i + c] += colour[c];
                }
            }
        }
    }

    /** So many different ones. */
    static List<Picture> several(int n, Seed seed) {
        List<Picture> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(draw(seed.child(i)));
        }
        return out;
    }

    /** A data set of these pictures, called by their positions. */
    static Dataset dataset(List<Picture> pictures) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Picture picture = pictures.get(i);
            samples.add(new Sample("p" + i, () -> picture, i % 2, null, null));
        }
        return new Dataset("drawn", samples, new Labels(List.of("a", "b")), new Task.SingleLabel(), List.of());
    }
}
