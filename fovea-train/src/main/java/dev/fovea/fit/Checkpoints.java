package dev.fovea.fit;

import dev.fovea.model.Preprocess;
import dev.fovea.torch.Tensors;
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
    private final @Nullable Checkpoint last;
    private final @Nullable CheckpointWriter writer;
    /** Of the copy that is written now, or was read or written last; used again for the next. */
    private final Map<String, float[]> copies = new LinkedHashMap<>();

    private Checkpoint.@Nullable Fixed fixed;
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
        if (keeping.checkpoints() == null) {
            return new Checkpoints(keeping, null, null, 0, listener);
        }
        CheckpointFolder folder = new CheckpointFolder(keeping.checkpoints());
        Optional<Checkpoint> found = folder.newest(text -> listener.accept(new TrainingEvent.Note(text)));
        found.ifPresent(checkpoint -> {
            origin.checkSame(checkpoint.header().origin(), keeping.checkpoints().toString());
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
        if (writer == null) {
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
        if (writer == null || fixed == null) {
            return;
        }
        long start = System.nanoTime();
        writer.await().ifPresent(this::tell);
        Map<String, float[]> arrays = new LinkedHashMap<>();
        flats.forEach((name, flat) -> {
            float[] copy = copies.computeIfAbsent(name, key -> new float[Math.toIntExact(flat.numel())]);
            Tensors.copy(flat, copy);
            arrays.put(name, copy);
        });
        best.forEach((name, values) -> arrays.put(Checkpoint.BEST + name, values));
        writer.begin(Checkpoint.of(fixed, position, epochs, arrays));
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
