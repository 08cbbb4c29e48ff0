package dev.fovea.bench.djl;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Adam;
import ai.djl.training.tracker.Tracker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;

/** DJL's own trainer on the timed work: arguments are the IDX folder, and optionally the number of threads. */
public final class DjlPeer implements AutoCloseable {
    private static final int BATCH = 64;
    private static final int SIDE = 28;
    private static final int REPEATS = 5;
    private static final double WINDOW = 4;
    private static final double WARM_UP = 8;

    private final Model model = Model.newInstance("keras-mnist");
    private final Trainer trainer;
    private final ArrayDataset dataset;
    private Iterator<Batch> batches;

    private DjlPeer(Path folder) throws Exception {
        model.setBlock(network());
        TrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(Adam.builder()
                        .optLearningRateTracker(Tracker.fixed(1e-3f))
                        .build());
        trainer = model.newTrainer(config);
        trainer.initialize(new Shape(BATCH, 1, SIDE, SIDE));
        dataset = dataset(folder, model.getNDManager());
        batches = trainer.iterateDataset(dataset).iterator();
    }

    private static Block network() {
        Shape three = new Shape(3, 3);
        Shape two = new Shape(2, 2);
        return new SequentialBlock()
                .add(Conv2d.builder().setFilters(32).setKernelShape(three).build())
                .add(Activation.reluBlock())
                .add(Pool.maxPool2dBlock(two, two))
                .add(Conv2d.builder().setFilters(64).setKernelShape(three).build())
                .add(Activation.reluBlock())
                .add(Pool.maxPool2dBlock(two, two))
                .add(Blocks.batchFlattenBlock())
                .add(Linear.builder().setUnits(128).build())
                .add(Activation.reluBlock())
                .add(Linear.builder().setUnits(10).build());
    }

    private static ArrayDataset dataset(Path folder, NDManager manager) throws IOException {
        byte[] pixels = Idx.read(folder, "train-images-idx3-ubyte");
        byte[] classes = Idx.read(folder, "train-labels-idx1-ubyte");
        float[] pictures = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            pictures[i] = (pixels[i] & 0xff) / 255f;
        }
        long[] labels = new long[classes.length];
        Arrays.setAll(labels, i -> classes[i]);
        return new ArrayDataset.Builder()
                .setData(manager.create(pictures, new Shape(labels.length, 1, SIDE, SIDE)))
                .optLabels(manager.create(labels))
                .setSampling(BATCH, true, true)
                .build();
    }

    private void train(int steps) throws Exception {
        for (int step = 0; step < steps; step++) {
            if (!batches.hasNext()) {
                batches = trainer.iterateDataset(dataset).iterator();
            }
            try (Batch batch = batches.next()) {
                EasyTrain.trainBatch(trainer, batch);
                trainer.step();
            }
        }
    }

    /** Shows that the timed work did train. */
    private float loss() throws Exception {
        try (Batch batch = trainer.iterateDataset(dataset).iterator().next()) {
            NDList logits = trainer.evaluate(batch.getData());
            return trainer.getLoss().evaluate(batch.getLabels(), logits).getFloat();
        }
    }

    /** Steps per second of the last hundred. */
    private double warmUp() throws Exception {
        long start = System.nanoTime();
        for (int done = 100; ; done += 100) {
            long begin = System.nanoTime();
            train(100);
            if (done >= 300 && secondsSince(start) >= WARM_UP) {
                return 100 / secondsSince(begin);
            }
        }
    }

    private double[] windows() throws Exception {
        int chunk = (int) Math.max(1, warmUp() / 4);
        double[] speeds = new double[REPEATS];
        for (int i = 0; i < REPEATS; i++) {
            long start = System.nanoTime();
            int done = 0;
            while (secondsSince(start) < WINDOW) {
                train(chunk);
                done += chunk;
            }
            speeds[i] = Math.round(10 * done * BATCH / secondsSince(start)) / 10.0;
        }
        return speeds;
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        trainer.close();
        model.close();
    }

    public static void main(String[] args) throws Exception {
        int threads = args.length > 1
                ? Integer.parseInt(args[1])
                : Runtime.getRuntime().availableProcessors();
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
        try (DjlPeer peer = new DjlPeer(Path.of(args[0]))) {
            double[] speeds = peer.windows();
            System.out.printf(
                    Locale.ROOT,
                    "{\"peer\": \"djl\", \"work\": \"keras-mnist-train\", \"precision\": \"fp32\","
                            + " \"version\": \"djl %s, libtorch %s\", \"threads\": %d,"
                            + " \"pictures_per_second\": %s, \"note\": \"%s\"}%n",
                    Engine.getDjlVersion(),
                    Engine.getInstance().getVersion(),
                    threads,
                    Arrays.toString(speeds),
                    "EasyTrain.trainBatch, NCHW; loss of a batch after it " + peer.loss());
        }
    }
}
