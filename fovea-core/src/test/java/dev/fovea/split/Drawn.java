package dev.fovea.split;

import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.picture.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Data sets without real pictures, for tests of splitting. */
final class Drawn {
    private Drawn() {}

    static Sample sample(String name, int label, @Nullable String group) {
        return new Sample(name, () -> new Picture(1, 1, 1, new byte[1]), label, group, null);
    }

    static Dataset of(int classes, List<Sample> samples) {
        List<String> labels =
                IntStream.range(0, classes).mapToObj(c -> "class-" + c).toList();
        return new Dataset("drawn", samples, new Labels(labels), new Task.SingleLabel(), List.of());
    }

    /** As many samples of each class as the counts say, none in a group. */
    static Dataset counts(int... counts) {
        List<Sample> samples = new ArrayList<>();
        for (int c = 0; c < counts.length; c++) {
            for (int i = 0; i < counts[c]; i++) {
                samples.add(sample(c + "/" + i, c, null));
            }
        }
        return of(counts.length, samples);
    }

    /** Groups of 1 to 6 samples, each of a main class and some others; some samples without a group. */
    static Dataset grouped(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int classes = random.nextInt(2, 7);
        int groups = random.nextInt(20, 90);
        List<Sample> samples = new ArrayList<>();
        for (int g = 0; g < groups; g++) {
            int main = (int) (classes * Math.pow(random.nextDouble(), 1.5));
            int size = random.nextInt(1, 7);
            for (int i = 0; i < size; i++) {
                int label = random.nextInt(5) == 0 ? random.nextInt(classes) : main;
                samples.add(sample("g" + g + "/" + i, label, random.nextInt(10) == 0 ? null : "g" + g));
            }
        }
        return of(classes, samples);
    }
}
