package dev.fovea.batch;

import dev.fovea.data.Dataset;
import dev.fovea.data.Labels;
import dev.fovea.data.PictureSource;
import dev.fovea.data.Role;
import dev.fovea.data.Sample;
import dev.fovea.data.Task;
import dev.fovea.model.Channels;
import dev.fovea.model.Fit;
import dev.fovea.model.Preprocess;
import dev.fovea.picture.Picture;
import dev.fovea.split.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Data sets for tests: sample i is named {@code s<i>}, has class i % 3 and a picture of the value i. */
final class Samples {
    static final int SIZE = 6;
    static final Preprocess PREPROCESS =
            new Preprocess(SIZE, Fit.STRETCH, SIZE, Channels.GRAY, List.of(0.0), List.of(1.0));

    private Samples() {}

    static Dataset data(int n) {
        return data(n, i -> () -> plain(i));
    }

    static Dataset data(int n, IntFunction<PictureSource> sources) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            samples.add(new Sample("s" + i, sources.apply(i), i % 3, null, null));
        }
        return new Dataset("test", samples, new Labels(List.of("a1", "b1", "c1")), new Task.SingleLabel(), List.of());
    }

    static Part train(Dataset data) {
        return new Part(data, Role.TRAIN);
    }

    /** A picture of one value. */
    static Picture plain(int value) {
        byte[] pixels = new byte[SIZE * SIZE];
        Arrays.fill(pixels, (byte) value);
        return new Picture(SIZE, SIZE, 1, pixels);
    }

    /** A picture in which every place has another value. */
    static Picture slope(int first) {
        byte[] pixels = new byte[SIZE * SIZE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (first + 5 * i);
        }
        return new Picture(SIZE, SIZE, 1, pixels);
    }

    static BatchSettings settings(int size) {
        return BatchSettings.of(size).withWorkers(2);
    }
}
