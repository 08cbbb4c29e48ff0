package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import dev.fovea.torch.Precision;
import dev.fovea.torch.Processor;
import dev.fovea.torch.Tensors;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.bytedeco.pytorch.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The checkpoints of one training: the one that it goes on from, and the ones that it leaves. The thread that trains
 * copies its arrays, which takes a millisecond for each few megabytes, and a thread of its own writes the copy.
 */
final class Checkpoints implements AutoCloseable {
    private final Interrupt interrupt;
    private final long everyNanos;
    private final Consumer<TrainingEvent> listener;
    private final @Nullable CheckpointWriter writer;
    /** Of the copy that is written now, or was read or written last; used again for the next. */
    private final Map<String, float[]> copies = new LinkedHashMap<>();

    private Checkpoint.@Nullable Fixed fixed;
    private @Nullable Checkpoint last;
    private Precision precision = Precision.FP32;
    /** Whether the run may go back to {@link #good}, or to its start where that is null. */
    private boolean mayGoBack;

    private @Nullable Checkpoint good;
    private long begun = System.nanoTime();
    private double stalled;

    private Checkpoints(
            Keeping keeping,
            @Nullable Checkpoint last,
            @Nullable CheckpointWriter writer,
            double minutes,
            Consumer<TrainingEvent> listener) {
        this.interrupt = keeping.interrupt();
        this.last = last;
        this.writer = writer;
        this.everyNanos = minutes == 0 ? Long.MAX_VALUE : (long) (minutes * 60e9);
        this.listener = listener;
        if (last != null) {
            last.moving().forEach(copies::put);
        }
    }

    /**
     * Looks for a checkpoint to go on from.
     *
     * @throws dev.fovea.base.FoveaException if there is one, and it is of another recipe, network or data set
     */
    static Checkpoints open(Keeping keeping, Recipe recipe, Origin origin, Consumer<TrainingEvent> listener) {
        Checkpoints out = opened(keeping, recipe, origin, listener);
        out.precision = out.last == null
                ? Processor.precision(recipe.machine().precision())
                : out.last.position().precision();
        out.mayGoBack = recipe.machine().fallBack() && out.precision == Precision.BF16;
        out.good = out.mayGoBack && out.last != null ? out.last.copy() : null;
        return out;
    }

    private static Checkpoints opened(Keeping keeping, Recipe recipe, Origin origin, Consumer<TrainingEvent> listener) {
        Path place = keeping.checkpoints();
        if (place == null) {
            return new Checkpoints(keeping, null, null, 0, listener);
        }
        CheckpointFolder folder = new CheckpointFolder(place);
        Optional<Checkpoint> found = folder.newest(text -> listener.accept(new TrainingEvent.Note(text)));
        found.ifPresent(checkpoint -> {
            origin.checkSame(checkpoint.header().origin(), place.toString());
            if (!origin.machine().equals(checkpoint.header().origin().machine())) {
                listener.accept(new TrainingEvent.Note("The run began with "
                        + checkpoint.header().origin().machine() + " and goes on with " + origin.machine()
                        + ": its weights may differ in their last digits from those of a run on one alone."));
            }
            listener.accept(new TrainingEvent.Resumed(
                    checkpoint.header().epochs(),
                    checkpoint.position().epoch(),
                    checkpoint.position().batch(),
                    checkpoint.position().done()));
        });
        return new Checkpoints(
                keeping,
                found.orElse(null),
                new CheckpointWriter(folder),
                recipe.machine().checkpointMinutes(),
                listener);
    }

    /** The checkpoint to go on from. */
    Optional<Checkpoint> last() {
        return Optional.ofNullable(last);
    }

    /** What steps compute in from here on. */
    Precision precision() {
        return precision;
    }

    /**
     * Turns to the end of the last good epoch, which is where {@link #last} then stands (empty for the start), and to full
     * precision; false where the recipe does not ask for that, or where precision is full already.
     */
    boolean goBack() {
        if (!mayGoBack) {
            return false;
        }
        last = good;
        good = null;
        mayGoBack = false;
        precision = Precision.FP32;
        return true;
    }

    /** What stays the same, for all checkpoints to come. */
    void begin(Origin origin, Preprocess preprocess) {
        fixed = new Checkpoint.Fixed(origin, preprocess);
    }

    Interrupt interrupt() {
        return interrupt;
    }

    /**
     * Whether a checkpoint should be made after this step: enough time has gone by, or somebody asks.
     *
     * @throws dev.fovea.base.FoveaException if the one before could not be written
     */
    boolean due() {
        if (writer == null || mayGoBack) { // who may go back to the end of an epoch goes on from there, too
            return false;
        }
        writer.finished().ifPresent(this::tell);
        return System.nanoTime() - begun >= everyNanos || interrupt.checkpointRequested();
    }

    /**
     * Makes a checkpoint; waits only where the one before is not written yet.
     *
     * @param flats everything that steps change, each a flat float tensor
     * @param best arrays of the best epoch, which nobody changes any more
     */
    void keep(Map<String, Tensor> flats, Map<String, float[]> best, Position position, List<EpochReport> epochs) {
        boolean wanted = mayGoBack ? position.batch() == 0 : writer != null;
        if (!wanted || fixed == null) {
            return;
        }
        long start = System.nanoTime();
        await();
        Map<String, float[]> arrays = new LinkedHashMap<>();
        flats.forEach((name, flat) -> {
            float[] copy = copies.computeIfAbsent(name, key -> new float[Math.toIntExact(flat.numel())]);
            Tensors.copy(flat, copy);
            arrays.put(name, copy);
        });
        best.forEach((name, values) -> arrays.put(Checkpoint.BEST + name, values));
        Checkpoint made = Checkpoint.of(fixed, position, epochs, arrays);
        good = mayGoBack ? made.copy() : null;
        if (writer != null) {
            writer.begin(made);
        }
        begun = System.nanoTime();
        stalled = (begun - start) / 1e9;
    }

    private void tell(CheckpointWriter.Written written) {
        listener.accept(new TrainingEvent.Checkpointed(written.bytes(), stalled, written.seconds()));
    }

    /** Waits until the last one is written. */
    void await() {
        if (writer != null) {
            writer.await().ifPresent(this::tell);
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}
