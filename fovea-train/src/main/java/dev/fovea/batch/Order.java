package dev.fovea.batch;

import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which samples an epoch shows, in the order of delivery, and which showing of its sample each is. A value of the data
 * set and the seed of the epoch; nothing in it is changed once it is made.
 */
final class Order {
    private final int[] positions;
    private final int[] showings;

    private Order(int[] positions, int[] showings) {
        this.positions = positions;
        this.showings = showings;
    }

    /** The data set's own order, each sample once. */
    static Order plain(int size) {
        return new Order(IntStream.range(0, size).toArray(), new int[size]);
    }

    /** A shuffled epoch to train on. */
    static Order shuffled(Dataset data, Sampling sampling, Seed seed) {
        SplittableRandom random = seed.random();
        if (sampling == Sampling.PLAIN) {
            int[] positions = IntStream.range(0, data.size()).toArray();
            shuffle(positions, random);
            return new Order(positions, new int[positions.length]);
        }
        int[] positions = balanced(data, random);
        shuffle(positions, random);
        return new Order(positions, showings(positions, data.size()));
    }

    /** Whole shuffled rounds of each class, and the beginning of another one. */
    private static int[] balanced(Dataset data, SplittableRandom random) {
        List<int[]> classes = classes(data);
        int[] turns = IntStream.range(0, classes.size()).toArray();
        shuffle(turns, random); // who gets one more where the classes do not divide the epoch
        int[] out = new int[data.size()];
        int filled = 0;
        for (int i = 0; i < turns.length; i++) {
            int end = (int) ((long) out.length * (i + 1) / turns.length);
            int[] members = classes.get(turns[i]);
            for (int taken = 0; filled < end; taken++) {
                if (taken % members.length == 0) {
                    shuffle(members, random);
                }
                out[filled++] = members[taken % members.length];
            }
        }
        return out;
    }

    /** Positions of the samples of each class that has some. */
    private static List<int[]> classes(Dataset data) {
        int[] truth = data.truth();
        int[] counts = data.counts();
        int[][] members = new int[counts.length][];
        for (int c = 0; c < counts.length; c++) {
            members[c] = new int[counts[c]];
        }
        int[] next = new int[counts.length];
        for (int position = 0; position < truth.length; position++) {
            int c = truth[position];
            members[c][next[c]++] = position;
        }
        List<int[]> out = new ArrayList<>(List.of(members));
        out.removeIf(some -> some.length == 0);
        return out;
    }

    private static int[] showings(int[] positions, int size) {
        int[] shown = new int[size];
        int[] out = new int[positions.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = shown[positions[i]]++;
        }
        return out;
    }

    /** Fisher and Yates' shuffle. */
    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** Samples that are shown. */
    int size() {
        return positions.length;
    }

    /** Copies what a batch that begins at {@code from} shows. */
    void copy(int from, PixelBatch batch) {
        System.arraycopy(positions, from, batch.positions(), 0, batch.size());
        System.arraycopy(showings, from, batch.showings(), 0, batch.size());
    }
}
