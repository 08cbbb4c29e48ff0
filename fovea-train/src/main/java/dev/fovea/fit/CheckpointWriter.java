package dev.fovea.fit;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Writes checkpoints on a thread of its own, one at a time. What goes wrong there comes out in the thread that trains, at
 * its next call. For one thread.
 */
final class CheckpointWriter implements AutoCloseable {
    private final CheckpointFolder folder;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "fovea-checkpoint");
        made.setDaemon(true);
        return made;
    });
    private @Nullable Future<Written> running;

    /** What became of a checkpoint. */
    record Written(long bytes, double seconds) {}

    CheckpointWriter(CheckpointFolder folder) {
        this.folder = folder;
    }

    /** Begins to write; the one before must have been awaited. The checkpoint's arrays are read until then. */
    void begin(Checkpoint checkpoint) {
        running = thread.submit(() -> {
            long start = System.nanoTime();
            long bytes = folder.write(checkpoint);
            return new Written(bytes, (System.nanoTime() - start) / 1e9);
        });
    }

    /** What was written since the last call, without waiting for it. */
    Optional<Written> finished() {
        return running != null && running.isDone() ? await() : Optional.empty();
    }

    /** What is being written, when it is. Interrupting this thread does not end the waiting. */
    Optional<Written> await() {
        Future<Written> awaited = running;
        if (awaited == null) {
            return Optional.empty();
        }
        running = null;
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return Optional.of(awaited.get());
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException failure(@Nullable Throwable cause) {
        return cause instanceof RuntimeException known
                ? known
                : new IllegalStateException("a checkpoint could not be written: " + cause, cause);
    }

    /** Waits for what is being written, and ends the thread. */
    @Override
    public void close() {
        thread.shutdown();
        await();
    }
}
