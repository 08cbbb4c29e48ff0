package dev.fovea.batch;

import dev.fovea.augment.Mixing;
import dev.fovea.base.Check;

/**
 * How pictures become batches. None of it but {@code size}, {@code last},
 * {@code sampling} and {@code mixing} changes what comes out.
 *
 * @param size pictures in a batch, 1..65536
 * @param workers threads that decode and augment, 1..256
 * @param ahead batches that may wait ready, 1..64; each costs its pixels in memory
 * @param budget bytes of decoded pictures that are kept between epochs, at least 0, where no {@link PictureCache} looks after
 *     the data set; the others are decoded again
 * @param last what becomes of an incomplete batch
 * @param sampling how often each picture is shown in an epoch of training
 * @param mixing of pictures of one batch, in training
 */
public record BatchSettings(
        int size, int workers, int ahead, long budget, LastBatch last, Sampling sampling, Mixing mixing) {
    private static final int AHEAD = 4;
    private static final long MOST = 2L << 30;

    /** Checks the ranges. */
    public BatchSettings {
        Check.that(size >= 1 && size <= 65536, "batch must be 1..65536, but was %d. Try --batch 64.", size);
        Check.that(workers >= 1 && workers <= 256, "workers must be 1..256, but was %d", workers);
        Check.that(ahead >= 1 && ahead <= 64, "batches ahead must be 1..64, but was %d", ahead);
        Check.that(budget >= 0, "budget for decoded pictures must be at least 0 bytes, but was %d", budget);
    }

    /**
     * A worker on each core, 4 batches ahead, a sixth of the largest heap but at most 2 GiB for decoded pictures
     * (who opens three {@link Batches} at once, as training does, takes half of the heap at most), last batch kept.
     *
     * @param size pictures in a batch
     */
    public static BatchSettings of(int size) {
        Runtime machine = Runtime.getRuntime();
        return new BatchSettings(
                size,
                Math.min(256, machine.availableProcessors()),
                AHEAD,
                Math.min(MOST, machine.maxMemory() / 6),
                LastBatch.KEEP,
                Sampling.PLAIN,
                Mixing.NONE);
    }

    /** The same with other workers. */
    public BatchSettings withWorkers(int other) {
        return new BatchSettings(size, other, ahead, budget, last, sampling, mixing);
    }

    /** The same with more or fewer batches ahead. */
    public BatchSettings withAhead(int other) {
        return new BatchSettings(size, workers, other, budget, last, sampling, mixing);
    }

    /** The same with another budget, in bytes. */
    public BatchSettings withBudget(long other) {
        return new BatchSettings(size, workers, ahead, other, last, sampling, mixing);
    }

    /** The same with another end of an epoch. */
    public BatchSettings withLast(LastBatch other) {
        return new BatchSettings(size, workers, ahead, budget, other, sampling, mixing);
    }

    /** The same with another sampling. */
    public BatchSettings withSampling(Sampling other) {
        return new BatchSettings(size, workers, ahead, budget, last, other, mixing);
    }

    /** The same with another mixing. */
    public BatchSettings withMixing(Mixing other) {
        return new BatchSettings(size, workers, ahead, budget, last, sampling, other);
    }
}
