package dev.fovea.batch;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where workers fetch pieces of work and the consumer fetches batches. One lock guards everything; it is taken a few
 * times a batch, never for a picture. Nobody waits while holding it, and every wait ends when the desk closes.
 */
final class Desk {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition ready = lock.newCondition();
    private final BatchSettings settings;
    private final int picture;
    /** Arrays of whole batches, for use again. */
    private final Deque<PixelBatch> blanks = new ArrayDeque<>();

    private @Nullable Job job;
    private boolean closed;

    /** @param picture values of one picture */
    Desk(BatchSettings settings, int picture) {
        this.settings = settings;
        this.picture = picture;
    }

    /** Workers turn to this epoch; the one before is given up. */
    void begin(Job next) {
        lock.lock();
        try {
            Check.state(!closed, "batches must be open to begin an epoch, but were closed");
            if (job != null) {
                job.end();
            }
            job = next;
            work.signalAll();
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The next piece, waiting for one; empty when the desk has closed. */
    Optional<Piece> claim() {
        lock.lock();
        try {
            while (!closed) {
                Job now = job;
                if (now != null && now.hasWork()) {
                    Optional<Piece> piece = cut(now);
                    if (piece.isPresent()) {
                        return piece;
                    }
                    continue;
                }
                work.awaitUninterruptibly();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Empty where memory is short: a worker that died of it would leave the consumer waiting for ever. */
    private Optional<Piece> cut(Job now) {
        try {
            return Optional.of(now.cut(this));
        } catch (OutOfMemoryError e) {
            now.fail(new FoveaException(
                    "memory must hold " + (settings.ahead() + 1) + " batches of " + (long) settings.size() * picture
                            + " bytes, but did not. Use smaller batches, or start Java with more memory (-Xmx).",
                    e));
            ready.signalAll();
            return Optional.empty();
        }
    }

    /** An empty batch; called under the lock. */
    PixelBatch blank(int size) {
        PixelBatch known = size == settings.size() ? blanks.poll() : null;
        return known != null ? known : new PixelBatch(size, picture, this);
    }

    /** A piece is filled; true where the caller must mix its batch now. */
    boolean done(Piece piece) {
        return fill(piece.batch(), piece.to() - piece.from());
    }

    /** A batch is mixed. */
    void mixed(PixelBatch batch) {
        fill(batch, 1);
    }

    private boolean fill(PixelBatch batch, int parts) {
        lock.lock();
        try {
            batch.fill(parts);
            if (batch.isFull()) {
                ready.signalAll();
            }
            return batch.isToMix();
        } finally {
            lock.unlock();
        }
    }

    /** An epoch cannot go on. */
    void fail(Job failed, FoveaException reason) {
        lock.lock();
        try {
            failed.fail(reason);
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next batch, waiting for it.
     *
     * @throws FoveaException if a worker failed, at once, also where earlier batches are ready
     * @throws CancellationException if the thread is interrupted; it stays so, and the epoch is given up
     */
    PixelBatch take(Job from) {
        lock.lock();
        try {
            for (; ; ) {
                from.failure().ifPresent(Desk::raise);
                Check.state(!from.isOver(), "epoch must be open to give batches, but was closed or another one begun");
                Optional<PixelBatch> batch = from.take();
                if (batch.isPresent()) {
                    batch.get().lend();
                    work.signalAll();
                    return batch.get();
                }
                ready.await();
            }
        } catch (InterruptedException e) {
            from.end();
            Thread.currentThread().interrupt();
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private static void raise(FoveaException failure) {
        // a new exception for each caller, so that its trace says who asked
        throw new FoveaException(String.valueOf(failure.getMessage()), failure);
    }

    private static CancellationException interrupted(InterruptedException cause) {
        CancellationException e = new CancellationException("waiting for a batch was interrupted");
        e.initCause(cause);
        return e;
    }

    /** The consumer is done with a batch; its arrays may be used again. */
    void release(PixelBatch batch) {
        lock.lock();
        try {
            if (batch.isLent()) {
                batch.giveBack();
                if (batch.size() == settings.size() && blanks.size() <= settings.ahead()) {
                    blanks.push(batch);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Gives an epoch up; harmless where it has ended. */
    void end(Job ended) {
        lock.lock();
        try {
            ended.end();
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Sends everybody home. */
    void close() {
        lock.lock();
        try {
            closed = true;
            if (job != null) {
                job.end();
            }
            blanks.clear();
            work.signalAll();
            ready.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
