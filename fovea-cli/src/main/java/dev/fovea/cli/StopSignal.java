package dev.fovea.cli;

import dev.fovea.fit.Interrupt;
import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and SIGTERM: training ends after the step that runs, and the best epoch so far becomes the model; a second one
 * ends the process at once. The signal itself is caught, not the JVM's shutdown, because libraries that the export needs
 * close themselves as soon as that begins. Where the system has SIGUSR1, it asks for a checkpoint.
 */
final class StopSignal implements Interrupt, AutoCloseable {
    /** What a shell reports for a process that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private final PrintStream err;
    private final Caught interrupt;
    private final Caught terminate;
    private final Caught checkpoint;
    private final AtomicBoolean checkpointRequested = new AtomicBoolean();
    private volatile boolean requested;

    StopSignal(PrintStream err) {
        this.err = err;
        interrupt = Caught.signal("INT", this::stop);
        terminate = Caught.signal("TERM", this::stop);
        checkpoint = Caught.signal("USR1", () -> checkpointRequested.set(true));
    }

    private void stop() {
        if (requested) {
            Runtime.getRuntime().halt(INTERRUPTED);
        }
        requested = true;
        err.println();
        err.println(
                "Stopping after this step; the best epoch so far is kept. Once more ends at once, without a model.");
        err.flush();
    }

    @Override
    public boolean requested() {
        return requested;
    }

    @Override
    public boolean checkpointRequested() {
        return checkpointRequested.getAndSet(false);
    }

    @Override
    public void close() {
        checkpoint.close();
        interrupt.close();
        terminate.close();
    }
}
