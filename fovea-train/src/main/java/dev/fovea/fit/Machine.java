package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.Seed;
import dev.fovea.batch.BatchSettings;
import dev.fovea.torch.Processor;

/**
 * What the run asks of the machine, and the seed. The same recipe on the same machine gives the same weights to the
 * bit; threads are part of it, because sums are added up in their order.
 *
 * @param seed where all randomness comes from
 * @param precision {@code auto}, {@code fp32} or {@code bf16}
 * @param threads cores that training uses; 0 for all
 * @param memory megabytes that decoded pictures may take; 0 chooses from the machine
 */
public record Machine(long seed, String precision, int threads, int memory) {
    /** Checks the ranges. */
    public Machine {
        Check.that(threads >= 0 && threads <= 1024, "threads must be 0..1024, but was %d", threads);
        Check.that(memory >= 0, "memory must be at least 0 megabytes, but was %d", memory);
        Check.that(
                precision.matches("auto|fp32|bf16"),
                "precision must be auto, fp32 or bf16, but was \"%s\". Try --precision auto.",
                precision);
    }

    /** Seed 1, automatic precision, all cores. */
    public static Machine usual() {
        return new Machine(1, "auto", 0, 0);
    }

    /** The same with another seed. */
    public Machine withSeed(long other) {
        return new Machine(other, precision, threads, memory);
    }

    /** The same with another precision. */
    public Machine withPrecision(String other) {
        return new Machine(seed, other, threads, memory);
    }

    /** The same with other threads. */
    public Machine withThreads(int other) {
        return new Machine(seed, precision, other, memory);
    }

    /** The same with another budget for decoded pictures. */
    public Machine withMemory(int other) {
        return new Machine(seed, precision, threads, other);
    }

    /** The same with what {@code auto} and 0 mean here. */
    public Machine resolved() {
        int cores = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        return new Machine(seed, Processor.precision(precision).word(), cores, memory);
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
