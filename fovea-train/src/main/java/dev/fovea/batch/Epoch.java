package dev.fovea.batch;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The batches of one epoch, in order, each made ahead by the workers. For one consumer. Leaving it half-way is allowed:
 * closing it, beginning another epoch, or closing the {@link Batches} ends it.
 */
public final class Epoch implements Iterator<PixelBatch>, AutoCloseable {
    private final Desk desk;
    private final Job job;
    private @Nullable PixelBatch last;

    Epoch(Desk desk, Job job) {
        this.desk = desk;
        this.job = job;
    }

    /** Whether batches are left. */
    @Override
    public boolean hasNext() {
        return job.hasNext();
    }

    /**
     * The next batch, waiting for it. The one before is given back if it is not closed yet.
     *
     * @throws dev.fovea.base.FoveaException if a picture could not be read or changed, with its name; as soon as a worker
     *     meets it, and again at each further call
     * @throws IllegalStateException if the epoch was closed, or another one begun
     * @throws java.util.concurrent.CancellationException if this thread is interrupted; it stays interrupted and the
     *     epoch has ended
     */
    @Override
    public PixelBatch next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch has no more batches");
        }
        giveBack();
        PixelBatch batch = desk.take(job);
        last = batch;
        return batch;
    }

    private void giveBack() {
        if (last != null) {
            last.close();
            last = null;
        }
    }

    /** Gives up what is left. Closing twice is harmless; the workers stay for the next epoch. */
    @Override
    public void close() {
        giveBack();
        desk.end(job);
    }
}
