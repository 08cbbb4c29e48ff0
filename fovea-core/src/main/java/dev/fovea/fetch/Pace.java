package dev.fovea.fetch;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Says how far a download is, at most once in two seconds. One thread. */
final class Pace {
    private static final long GAP_NANOS = 2_000_000_000L;

    private final RemoteFile file;
    private final Consumer<String> log;
    private final LongSupplier nanos;
    private long last;

    /** @param nanos the clock, such as {@code System::nanoTime}; the first line comes two seconds after now */
    Pace(RemoteFile file, Consumer<String> log, LongSupplier nanos) {
        this.file = file;
        this.log = log;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
    }

    /** {@code have} bytes of the file are there. */
    void at(long have) {
        long now = nanos.getAsLong();
        if (now - last >= GAP_NANOS) {
            last = now;
            log.accept(file.name() + ": " + FileSize.megabytes(have) + " of "
                    + FileSize.megabytes(file.size().most()));
        }
    }
}
