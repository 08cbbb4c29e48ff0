package dev.fovea.cli;

import dev.fovea.base.Check;
import dev.fovea.fit.Length;
import dev.fovea.fit.Machine;
import dev.fovea.fit.Recipe;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long, and on what. */
final class MachineOptions {
    @Option(
            names = "--epochs",
            description = "Times that every training picture is seen. Usual: 20 (10 with" + " --pretrained)")
    private @Nullable Integer epochs;

    @Option(
            names = "--batch",
            description =
                    "Pictures that go through together, or auto: what fits the memory and gives 50 steps an epoch."
                            + " Usual: 64 (32 with --pretrained)")
    private @Nullable String batch;

    @Option(
            names = "--accumulate",
            paramLabel = "BATCHES",
            description = "Batches that make one step: as one so many times as large, in the memory of one. Usual: 1")
    private @Nullable Integer accumulate;

    @Option(
            names = "--patience",
            paramLabel = "EPOCHS",
            description = "End after so many epochs without a lower validation loss; 0 never. Usual: 0")
    private @Nullable Integer patience;

    @Option(names = "--seed", description = "Where all randomness comes from. Usual: 1")
    private @Nullable Long seed;

    @Option(
            names = "--precision",
            description = "auto, fp32 or bf16. Usual: auto, which is bf16 where the processor computes it")
    private @Nullable String precision;

    @Option(
            names = "--fall-back",
            description = "If the loss leaves the numbers in bf16, go back to the last good epoch and on in fp32.")
    private boolean fallBack;

    @Option(names = "--threads", description = "Cores that training uses; 0 for all. Usual: 0")
    private @Nullable Integer threads;

    @Option(
            names = "--memory",
            paramLabel = "MB",
            description = "Megabytes of memory for decoded pictures; 0 for a quarter of the heap. Usual: 0")
    private @Nullable Integer memory;

    @Option(
            names = "--checkpoint",
            paramLabel = "MINUTES",
            description = "From one checkpoint to the next within an epoch; 0 for those at its end alone. Usual: 5")
    private @Nullable Double checkpoint;

    @Option(
            names = "--cache",
            paramLabel = "MB|off",
            description =
                    "Megabytes of disk for decoded pictures, which later runs need not decode again; see fovea data"
                            + " cache. Usual: auto, which is 10240, and at most a tenth of what is free")
    private @Nullable String cache;

    /** The recipe with what was asked for. */
    Recipe over(Recipe recipe) {
        Length length = recipe.length();
        length = epochs == null ? length : length.withEpochs(epochs);
        length = batch == null ? length : length.withBatch(pictures(batch));
        length = accumulate == null ? length : length.withAccumulate(accumulate);
        length = patience == null ? length : length.withPatience(patience);
        Machine machine = recipe.machine();
        machine = seed == null ? machine : machine.withSeed(seed);
        machine = precision == null ? machine : machine.withPrecision(precision);
        machine = fallBack ? machine.withFallBack(true) : machine;
        machine = threads == null ? machine : machine.withThreads(threads);
        machine = memory == null ? machine : machine.withMemory(memory);
        machine = checkpoint == null ? machine : machine.withCheckpoint(checkpoint);
        machine = cache == null ? machine : machine.withCache(cache);
        return recipe.withLength(length).withMachine(machine);
    }

    private static int pictures(String batch) {
        if (batch.equals("auto")) {
            return 0;
        }
        Check.that(
                batch.matches("[1-9]\\d{0,8}"),
                "batch must be auto or a whole number from 1 on, but was \"%s\". Try --batch auto.",
                batch);
        return Integer.parseInt(batch);
    }
}
