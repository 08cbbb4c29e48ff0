package dev.fovea.batch;

import dev.fovea.augment.Augment;
import dev.fovea.augment.Mixing;
import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.data.Dataset;
import dev.fovea.data.Role;
import dev.fovea.model.Preprocess;
import dev.fovea.split.Part;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes batches on worker threads, a few ahead of whoever takes them: reads and decodes pictures, keeps them (in the
 * {@link PictureCache} that the data set has, or else within the settings' budget), augments them and lays them side by side.
 *
 * <pre>{@code
 * try (Batches batches = Batches.training(split.train(), preprocess, augment, seed, BatchSettings.of(64))) {
 *     for (int epoch = 0; epoch < 10; epoch++) {
 *         for (Epoch left = batches.epoch(epoch); left.hasNext(); ) {
 *             step(left.next());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The same arguments give the same batches to the bit, for any number of workers. A picture that cannot be read ends
 * the epoch with an error that names it, rather than being left out in silence: the scan of the data set has passed over
 * those that were bad then, and leaving one out would change every batch behind it.
 *
 * <p>For one consumer at a time; {@link #close} may come from any thread. The threads are named {@code fovea-batch-n}
 * and do not keep the JVM alive.
 */
public final class Batches implements AutoCloseable {
    private final Dataset data;
    private final BatchSettings settings;
    private final Seed seed;
    private final boolean shuffled;
    private final Desk desk;
    private final List<Thread> workers = new ArrayList<>();

    private Batches(Dataset data, BatchSettings settings, Seed seed, boolean shuffled, Desk desk) {
        this.data = data;
        this.settings = settings;
        this.seed = seed;
        this.shuffled = shuffled;
        this.desk = desk;
    }

    /**
     * Batches to fit weights on: a new order in each epoch, as {@link BatchSettings#sampling} says, augmented.
     *
     * @param part any but the test part
     * @param augment {@link Augment#none} for none
     * @param seed of order and augmentation
     */
    public static Batches training(
            Part part, Preprocess preprocess, Augment augment, Seed seed, BatchSettings settings) {
        Check.that(
                part.role() != Role.TEST,
                "part to train on must be train or validation, but was test (%s). Keep the test part for the end.",
                part.data().name());
        Filler filler = Filler.training(part.data(), preprocess, augment, settings.budget());
        return started(filler, new Batches(part.data(), settings, seed, true, desk(filler, settings)));
    }

    /** Batches to judge on: in the data set's own order, every sample once, as they are. */
    public static Batches plain(Dataset data, Preprocess preprocess, BatchSettings settings) {
        Filler filler = Filler.plain(data, preprocess, settings.budget());
        BatchSettings all = settings.withLast(LastBatch.KEEP).withMixing(Mixing.NONE);
        return started(filler, new Batches(data, all, Seed.of(0), false, desk(filler, all)));
    }

    private static Desk desk(Filler filler, BatchSettings settings) {
        long bytes = (long) settings.size() * filler.length();
        Check.that(
                bytes <= Integer.MAX_VALUE - 8,
                "batch must be below 2 GiB, but %d pictures have %d bytes. Use smaller batches or a smaller --size.",
                settings.size(),
                bytes);
        return new Desk(settings, filler.length());
    }

    private static Batches started(Filler filler, Batches batches) {
        Check.that(batches.data.size() > 0, "data set \"%s\" must have samples, but had none", batches.data.name());
        Mixer mixer = new Mixer(batches.settings.mixing(), filler.size(), filler.length());
        for (int i = 1; i <= batches.settings.workers(); i++) {
            Thread worker = new Thread(new Worker(batches.desk, filler, mixer), "fovea-batch-" + i);
            worker.setDaemon(true);
            batches.workers.add(worker);
            worker.start();
        }
        return batches;
    }

    /** Batches of an epoch. */
    public int perEpoch() {
        return Job.count(data.size(), settings);
    }

    /** Begins an epoch, and gives up the one before if it was left half-way. */
    public Epoch epoch(int epoch) {
        return epoch(epoch, 0);
    }

    /**
     * Begins an epoch in the middle, where an earlier run was stopped: the batches are the ones that it would have had.
     *
     * @param epoch from 0
     * @param fromBatch the first batch wanted, 0..{@link #perEpoch}
     */
    public Epoch epoch(int epoch, int fromBatch) {
        Check.that(epoch >= 0, "epoch must be at least 0, but was %d", epoch);
        Check.that(
                fromBatch >= 0 && fromBatch <= perEpoch(),
                "batch to begin at must be 0..%d, but was %d",
                perEpoch(),
                fromBatch);
        Job job = new Job(order(epoch), settings, seed.child("augment").child(epoch), fromBatch);
        desk.begin(job);
        return new Epoch(desk, job);
    }

    private Order order(int epoch) {
        return shuffled
                ? Order.shuffled(
                        data, settings.sampling(), seed.child("shuffle").child(epoch))
                : Order.plain(data.size());
    }

    /**
     * Ends the epoch and the threads, and waits for them: at most the time of one picture each. Whoever waits for a
     * batch gets an {@link IllegalStateException}. Closing twice is harmless. Interrupting this thread ends the waiting.
     */
    @Override
    public void close() {
        desk.close();
        try {
            for (Thread worker : workers) {
                if (worker != Thread.currentThread()) {
                    worker.join();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // they end on their own
        }
    }
}
