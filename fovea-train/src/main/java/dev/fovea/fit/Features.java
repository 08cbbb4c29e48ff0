package dev.fovea.fit;

import dev.fovea.batch.Batches;
import dev.fovea.batch.Epoch;
import dev.fovea.batch.PixelBatch;
import dev.fovea.data.Dataset;
import dev.fovea.model.Preprocess;
import dev.fovea.net.Network;
import dev.fovea.net.Weights;

/**
 * What the head of a network reads, for each picture of a data set, without augmentation: rows of numbers, computed once
 * for as many heads as one likes to try.
 */
final class Features {
    private static final int BATCH = 128;

    private final int width;
    private final float[] rows;
    private final int[] truth;

    private Features(int width, float[] rows, int[] truth) {
        this.width = width;
        this.rows = rows;
        this.truth = truth;
    }

    /** Of rows that are there already; arrays are handed over. */
    static Features of(int width, float[] rows, int[] truth) {
        return new Features(width, rows, truth);
    }

    /**
     * Computes them.
     *
     * @param network with its head
     * @param weights of the network; the backbone's are read
     * @param recipe for threads and memory
     */
    static Features of(Network network, Weights weights, Dataset data, Preprocess preprocess, Recipe recipe) {
        Network backbone = network.withoutHead();
        int width = backbone.classes();
        float[] rows = new float[Math.multiplyExact(data.size(), width)];
        int[] truth = new int[data.size()];
        InputTensor input = new InputTensor(preprocess, weights.precision());
        try (Logits features = new Logits(backbone, weights, input);
                Batches batches =
                        Batches.plain(data, preprocess, recipe.machine().batches(BATCH))) {
            int n = 0;
            Epoch epoch = batches.epoch(0);
            while (epoch.hasNext()) {
                PixelBatch batch = epoch.next();
                System.arraycopy(
                        features.of(batch.pixels(), batch.size()), 0, rows, n * width, batch.size() * width);
                System.arraycopy(batch.truth(), 0, truth, n, batch.size());
                n += batch.size();
            }
        }
        return new Features(width, rows, truth);
    }

    /** Pictures. */
    int size() {
        return truth.length;
    }

    /** Numbers of each. */
    int width() {
        return width;
    }

    /** Row by row; not to be changed. */
    float[] rows() {
        return rows;
    }

    /** The class of each row; not to be changed. */
    int[] truth() {
        return truth;
    }
}
