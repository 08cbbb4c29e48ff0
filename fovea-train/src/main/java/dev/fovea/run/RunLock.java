package dev.fovea.run;

import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One process at a time writes in a run folder: a lock on its file {@value #FILE}, which the operating system gives back
 * however the process ends.
 */
final class RunLock implements AutoCloseable {
    /** Below the run folder, while the run is unfinished. */
    static final String FILE = ".lock";

    private final @Nullable FileChannel channel;

    private RunLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock.
     *
     * @param notes told where the file system has no locks, and the run goes on without
     * @throws FoveaException if another process, or another run of this one, has it
     */
    static RunLock take(Path folder, Consumer<String> notes) {
        FileChannel channel = open(folder.resolve(FILE));
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                close(channel);
                throw taken(folder);
            }
            return new RunLock(channel);
        } catch (OverlappingFileLockException e) {
            close(channel);
            throw taken(folder);
        } catch (IOException e) {
            close(channel);
            notes.accept("The run folder cannot be locked here (" + e + "): do not start a second run in it.");
            return new RunLock(null);
        }
    }

    private static FileChannel open(Path file) {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new FoveaException(
                    "run folder must be writable, but was not: " + IoReason.of(e) + ". Check its permissions.", e);
        }
    }

    private static FoveaException taken(Path folder) {
        return new FoveaException(
                "run folder must have one process at work, but another is (" + folder + "). Wait for it, or end it.");
    }

    private static void close(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new FoveaException("lock of the run folder must be closable, but was not: " + IoReason.of(e), e);
        }
    }

    /** Gives the lock back. Closing twice is harmless. */
    @Override
    public void close() {
        if (channel != null) {
            close(channel);
        }
    }
}
