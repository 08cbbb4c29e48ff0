package dev.fovea.cli;

import dev.fovea.data.Scan;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far the scan of a data set is, where it takes longer than a moment: on a terminal one line that is written over,
 * elsewhere a line every ten seconds.
 */
final class ScanLine implements Scan.Listener, AutoCloseable {
    private static final long MOMENT_NANOS = 1_000_000_000L;
    private static final long SELDOM_NANOS = 10_000_000_000L;
    private static final String WIPE = "\r" + " ".repeat(60) + "\r";

    private final Streams streams;
    private final LongSupplier nanos;
    private long next;
    private boolean shown;

    ScanLine(Streams streams) {
        this(streams, System::nanoTime);
    }

    /** @param nanos the clock */
    ScanLine(Streams streams, LongSupplier nanos) {
        this.streams = streams;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + (streams.terminal() ? MOMENT_NANOS : SELDOM_NANOS);
    }

    @Override
    public synchronized void scanned(int files, int of) {
        if (nanos.getAsLong() < next) {
            return;
        }
        String text = String.format(Locale.ROOT, "Looking at the files: %,d of %,d", files, of);
        if (streams.terminal()) {
            streams.err().print("\r" + text);
            streams.err().flush();
            shown = true;
        } else {
            streams.err().println(text);
            next = nanos.getAsLong() + SELDOM_NANOS;
        }
    }

    @Override
    public synchronized void said(String sentence) {
        close();
        streams.err().println(sentence);
    }

    /** Leaves no trace of the line. */
    @Override
    public synchronized void close() {
        if (shown) {
            streams.err().print(WIPE);
            streams.err().flush();
            shown = false;
        }
    }
}
