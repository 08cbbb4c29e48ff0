package dev.fovea.run;

import dev.fovea.base.Csv;
import dev.fovea.base.Seed;
import dev.fovea.data.LabelSet;
import dev.fovea.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;

/** Pictures of one to three different letters out of six, side by side in any order, with noise: several labels a picture. */
final class Letters {
    static final List<String> NAMES = List.of("A", "E", "H", "O", "T", "X");

    private static final int SIDE = 28;

    /** Seven rows of five dots each, from the top. */
    private static final List<String> SHAPES = List.of(
            ".###.#...##...#######...##...##...#",
            "######....#....####.#....#....#####",
            "#...##...##...#######...##...##...#",
            ".###.#...##...##...##...##...#.###.",
            "#####..#....#....#....#....#....#..",
            "#...##...#.#.#...#...#.#.#...##...#");

    private Letters() {}

    /** The letters of a picture. */
    static LabelSet labels(int picture) {
        SplittableRandom random = Seed.of(picture).child("letters").random();
        int count = 1 + random.nextInt(3);
        return LabelSet.of(random.ints(0, NAMES.size()).distinct().limit(count));
    }

    /** A picture, always the same for the same number. */
    static Picture draw(int picture) {
        SplittableRandom random = Seed.of(picture).child("pixels").random();
        double[] ink = new double[SIDE * SIDE];
        List<Integer> letters = labels(picture).indices().boxed().collect(Collectors.toList());
        Collections.shuffle(letters, new Random(random.nextLong()));
        for (int i = 0; i < letters.size(); i++) {
            int left = 1 + i * 9 + random.nextInt(3);
            int top = 1 + random.nextInt(12);
            write(ink, SHAPES.get(letters.get(i)), left, top);
        }
        byte[] pixels = new byte[ink.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) Math.max(0, Math.min(255, 40 + 170 * ink[i] + random.nextInt(-25, 26)));
        }
        return new Picture(SIDE, SIDE, 1, pixels);
    }

    /** Five wide and ten or so high, a row of dots twice. */
    private static void write(double[] ink, String shape, int left, int top) {
        for (int y = 0; y < 14; y++) {
            for (int x = 0; x < 5; x++) {
                if (shape.charAt(y / 2 * 5 + x) == '#') {
                    ink[(top + y) * SIDE + left + x] = 1;
                }
            }
        }
    }

    /** Writes pictures from..to-1 as PNG files and a table of them, with the labels as {@code A|X}. */
    static Path write(Path folder, int from, int to) throws IOException {
        StringBuilder table = new StringBuilder("path,labels\n");
        for (int i = from; i < to; i++) {
            BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
            image.getRaster().setDataElements(0, 0, SIDE, SIDE, draw(i).pixels());
            ImageIO.write(image, "png", folder.resolve(i + ".png").toFile());
            String labels = labels(i).indices().mapToObj(NAMES::get).collect(Collectors.joining("|"));
            table.append(Csv.line(List.of(i + ".png", labels)));
        }
        return Files.writeString(folder.resolve("letters-" + from + ".csv"), table);
    }
}
