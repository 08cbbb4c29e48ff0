package dev.fovea.fit;

import dev.fovea.base.FoveaException;
import dev.fovea.net.Network;
import dev.fovea.net.StepMemory;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Processor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What batch fits into memory, and what batch {@code --batch auto} takes: the largest power of two from 8 to 128 that
 * needs at most half of the memory that is free and gives at least 50 steps an epoch. Larger batches are hardly faster
 * and learn less in an epoch; fewer steps learn too little.
 *
 * @param network what is trained
 * @param recipe with nothing left to choose but the batch
 */
record Room(Network network, Recipe recipe) {
    private static final int SMALLEST = 8;
    private static final int LARGEST = 128;
    private static final int STEPS = 50;

    /** Bytes of native memory that training with such batches takes, estimated. */
    long needed(int batch) {
        Precision precision = Processor.precision(recipe.machine().precision());
        Regularisation r = recipe.regularisation();
        int lanes = network.looksAcrossSamples() ? 1 : recipe.machine().threads();
        int averages = (r.ema() > 0 ? 1 : 0) + (r.swa() > 0 ? 1 : 0);
        int sums = recipe.length().accumulate() > 1 ? 1 : 0;
        int copies = 1 + averages + sums + lanes + recipe.optimizer().buffers();
        return StepMemory.fixed(network, precision, copies) + batch * StepMemory.perPicture(network, precision);
    }

    /** The largest batch, a power of two, that needs at most so many bytes; 0 where not even one picture does. */
    int fits(long free) {
        int batch = 0;
        for (int next = 1; next <= 65536 && needed(next) <= free; next *= 2) {
            batch = next;
        }
        return batch;
    }

    /** The batch for so many training pictures, with so many bytes free. */
    int auto(int samples, long free) {
        int steps = Integer.highestOneBit(Math.max(1, samples / STEPS));
        int wanted = Math.max(SMALLEST, Math.min(LARGEST, steps));
        return Math.max(1, Math.min(wanted, fits(free / 2)));
    }

    /**
     * Refuses a batch that does not fit.
     *
     * @throws FoveaException saying what would fit
     */
    void check(long free) {
        if (needed(recipe.length().batch()) > free) {
            throw tooLarge(free, null);
        }
    }

    /** Whether that is what libtorch, oneDNN or Java say when there is no more memory. */
    static boolean isShortage(Throwable thrown) {
        String said = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
        return thrown instanceof OutOfMemoryError
                || said.contains("allocate memory")
                || said.contains("not enough memory")
                || said.contains("bad_alloc");
    }

    /** Whether Java's own heap is what was too small: weights are kept there for checkpoints, the best epoch and the file. */
    static boolean isHeap(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                && String.valueOf(thrown.getMessage()).contains("Java heap space");
    }

    /** The error that says so. */
    FoveaException heapTooSmall(Throwable cause) {
        return new FoveaException(
                String.format(
                        Locale.ROOT,
                        "Java's heap must hold the %,d numbers of %s several times over, but is %,d MB. Give it more:"
                                + " FOVEA_JAVA_OPTIONS=-Xmx6g, or choose a smaller --model.",
                        network.parameters(),
                        network.name(),
                        Runtime.getRuntime().maxMemory() >> 20),
                cause);
    }

    /** The error that says what would fit. */
    FoveaException tooLarge(long free, @Nullable Throwable cause) {
        int batch = recipe.length().batch();
        int fits = Math.min(fits(free), cause == null ? batch : Math.max(1, Integer.highestOneBit(batch) / 2));
        String repair = fits == 0
                ? "Not even one picture fits: choose a smaller --size or another --model."
                : String.format(
                        Locale.ROOT,
                        "Use --batch %d%s, or --batch auto.",
                        fits,
                        fits < batch ? " --accumulate " + (batch + fits - 1) / fits + " for the same steps" : "");
        return new FoveaException(
                String.format(
                        Locale.ROOT,
                        "batch must fit into memory, but %d pictures need about %s and %s are free. %s",
                        batch,
                        megabytes(needed(batch)),
                        megabytes(free),
                        repair),
                cause);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,d MB", Math.max(1, bytes / 1_000_000));
    }
}
