package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.batch.BatchSettings;
import dev.fovea.batch.CacheFolder;
import dev.fovea.batch.FeatureCache;
import dev.fovea.batch.PictureCache;
import dev.fovea.torch.Processor;
import org.jspecify.annotations.Nullable;

/**
 * What the run asks of the machine, and the seed. The same recipe on the same machine gives the same weights to the
 * bit; threads are part of it, because sums are added up in their order.
 *
 * @param seed where all randomness comes from
 * @param precision {@code auto}, {@code fp32} or {@code bf16}
 * @param fallBack whether a run in bf16 whose loss leaves the numbers goes back to its last good epoch, and on in fp32
 * @param threads cores that training uses; 0 for all
 * @param memory megabytes that decoded pictures may take in memory; 0 for a quarter of the heap, at most 4096
 * @param cache megabytes that decoded pictures may take on the disk, for later epochs and runs: a number, {@code off},
 *     or {@code auto} for 10240, and at most a tenth of what is free. What comes out does not depend on it
 * @param checkpoint minutes from one checkpoint to the next within an epoch; 0 for those at its end alone, null for 5
 * @param audit {@code on} looks for what is wrong with the pictures before, and keeps copies of one picture in one part;
 *     {@code off} does not
 */
public record Machine(
        long seed,
        String precision,
        boolean fallBack,
        int threads,
        int memory,
        String cache,
        @Nullable Double checkpoint,
        String audit) {
    private static final long MOST_MEMORY = 4L << 30;
    private static final double USUAL_MINUTES = 5;

    /** Checks the ranges. */
    public Machine {
        Check.that(threads >= 0 && threads <= 1024, "threads must be 0..1024, but was %d", threads);
        Check.that(memory >= 0, "memory must be at least 0 megabytes, but was %d", memory);
        Check.that(
                checkpoint == null || (checkpoint >= 0 && checkpoint <= 1e6),
                "checkpoint must be 0..1000000 minutes, but was %s. Try --checkpoint 5.",
                String.valueOf(checkpoint));
        Check.that(
                precision.matches("auto|fp32|bf16"),
                "precision must be auto, fp32 or bf16, but was \"%s\". Try --precision auto.",
                precision);
        Check.that(audit.matches("on|off"), "audit must be on or off, but was \"%s\". Try --audit on.", audit);
        Check.that(
                cache.matches("auto|off|[1-9]\\d{0,9}"),
                "cache must be auto, off or a number of megabytes, but was \"%s\". Try --cache 1000.",
                cache);
    }

    /** Seed 1, automatic precision, all cores, memory and disk as the machine has them. */
    public static Machine usual() {
        return new Machine(1, "auto", false, 0, 0, "auto", null, "on");
    }

    /** The same with another seed. */
    public Machine withSeed(long other) {
        return new Machine(other, precision, fallBack, threads, memory, cache, checkpoint, audit);
    }

    /** The same with another precision. */
    public Machine withPrecision(String other) {
        return new Machine(seed, other, fallBack, threads, memory, cache, checkpoint, audit);
    }

    /** The same with or without going back to full precision. */
    public Machine withFallBack(boolean other) {
        return new Machine(seed, precision, other, threads, memory, cache, checkpoint, audit);
    }

    /** The same with other threads. */
    public Machine withThreads(int other) {
        return new Machine(seed, precision, fallBack, other, memory, cache, checkpoint, audit);
    }

    /** The same with another budget for decoded pictures. */
    public Machine withMemory(int other) {
        return new Machine(seed, precision, fallBack, threads, other, cache, checkpoint, audit);
    }

    /** The same with another budget on the disk. */
    public Machine withCache(String other) {
        return new Machine(seed, precision, fallBack, threads, memory, other, checkpoint, audit);
    }

    /** The same with checkpoints within an epoch after other minutes. */
    public Machine withCheckpoint(@Nullable Double minutes) {
        return new Machine(seed, precision, fallBack, threads, memory, cache, minutes, audit);
    }

    /** The same with or without an audit before. */
    public Machine withAudit(String other) {
        return new Machine(seed, precision, fallBack, threads, memory, cache, checkpoint, other);
    }

    /** Minutes from one checkpoint to the next within an epoch; 0 for none within. */
    double checkpointMinutes() {
        return checkpoint == null ? USUAL_MINUTES : checkpoint;
    }

    /** The same with what {@code auto} and 0 mean here. */
    public Machine resolved() {
        int cores = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        return new Machine(
                seed,
                Processor.precision(precision).word(),
                fallBack,
                cores,
                memory,
                cache,
                checkpointMinutes(),
                audit);
    }

    /** The same with the usual value of all that no weight depends on. */
    Machine thatMatters() {
        return usual().withSeed(seed).withPrecision(precision).withThreads(threads);
    }

    /**
     * What keeps decoded pictures here, in memory and on the disk; the caller closes it. Nothing is opened before
     * pictures are asked for.
     */
    public PictureCache openCache() {
        long bytes = memory == 0 ? Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / 4) : (long) memory << 20;
        CacheFolder folder = CacheFolder.usual();
        return cache.equals("off") ? PictureCache.inMemory(bytes) : PictureCache.of(bytes, folder, disk(folder));
    }

    /**
     * Keeps features of earlier runs, where the recipe keeps anything on the disk.
     *
     * @param maker a hash of what made them
     */
    FeatureCache openFeatures(String maker) {
        CacheFolder folder = CacheFolder.usual();
        return cache.equals("off") ? FeatureCache.none() : FeatureCache.of(folder, maker, disk(folder));
    }

    private long disk(CacheFolder folder) {
        return cache.equals("auto") ? folder.usualBudget() : Long.parseLong(cache) << 20;
    }

    /** How batches of this size are made here. */
    BatchSettings batches(int size) {
        BatchSettings usual = BatchSettings.of(size).withWorkers(Math.max(1, threads));
        return memory == 0 ? usual : usual.withBudget((long) memory << 20);
    }

    /** The seed as a value to draw children from. */
    public Seed root() {
        return Seed.of(seed);
    }
}
