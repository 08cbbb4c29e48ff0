package dev.fovea.fit;

import dev.fovea.torch.Engine;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread that does one task at a time for another one, which soon waits for it. Each looks out for the other for a
 * moment before it sleeps, because to wake a sleeper takes as long as a small layer.
 */
final class LaneThread implements AutoCloseable {
    /** Looks before sleeping: some ten microseconds. */
    private static final int LOOKS = 2_000;

    private final Thread thread;
    private volatile @Nullable Runnable task;
    private volatile @Nullable Throwable failure;
    private volatile @Nullable Thread waiting;
    private volatile boolean closed;

    /**
     * @param threads that one operation of libtorch may use in it
     */
    LaneThread(int threads) {
        thread = new Thread(
                () -> {
                    Engine.enter(threads);
                    work();
                },
                "fovea-lane");
        thread.setDaemon(true);
        thread.start();
    }

    private void work() {
        while (!closed) {
            Runnable next = task;
            if (next == null) {
                idle();
            } else {
                try {
                    next.run();
                } catch (RuntimeException | Error e) {
                    failure = e;
                }
                task = null;
                LockSupport.unpark(waiting);
            }
        }
    }

    private void idle() {
        for (int i = 0; i < LOOKS && task == null; i++) {
            Thread.onSpinWait();
        }
        if (task == null && !closed) {
            LockSupport.park(this);
        }
    }

    /** Begins a task; the one before must have been awaited. */
    void begin(Runnable next) {
        task = next;
        LockSupport.unpark(thread);
    }

    /** Returns when the task is done; what it threw comes out here. */
    void await() {
        for (int i = 0; i < LOOKS && task != null; i++) {
            Thread.onSpinWait();
        }
        waiting = Thread.currentThread();
        while (task != null) {
            LockSupport.park(this);
        }
        waiting = null;
        Throwable thrown = failure;
        if (thrown != null) {
            failure = null;
            throw new IllegalStateException("a lane failed: " + thrown, thrown);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
