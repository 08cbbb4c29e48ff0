package dev.fovea.cli;

import dev.fovea.fit.Interrupt;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: training ends after the step that runs, and the best epoch so far becomes the model. The JVM's own
 * ending waits for that in a shutdown hook.
 */
final class StopSignal implements Interrupt, AutoCloseable {
    /** Long enough to judge, export and write; short enough that nobody has to kill the process. */
    private static final long PATIENCE_SECONDS = 120;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean requested;

    StopSignal(PrintStream err) {
        hook = new Thread(() -> stop(err), "fovea-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(PrintStream err) {
        requested = true;
        err.println();
        err.println("Stopping after this step; the best epoch so far is kept.");
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                err.println("Training did not end within " + PATIENCE_SECONDS + " seconds.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean requested() {
        return requested;
    }

    @Override
    public void close() {
        done.countDown();
        if (!requested) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
