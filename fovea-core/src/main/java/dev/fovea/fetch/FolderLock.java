package dev.fovea.fetch;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Lets one thread of one process at a time work in a folder; the others wait. The system frees it when a process dies. */
public final class FolderLock {
    private FolderLock() {}

    /** What is done meanwhile. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        void run() throws IOException, InterruptedException;
    }

    /**
     * Does the work as the only one in the folder, which is made where it is missing.
     *
     * @param log told where another process is waited for
     * @throws FoveaException if the folder cannot be written, or the thread is interrupted
     */
    public static void in(Path folder, Consumer<String> log, Work work) {
        try {
            Files.createDirectories(folder);
            locked(folder, log, work);
        } catch (IOException e) {
            throw new FoveaException(
                    folder + " must be writable, but was not (" + e + "). Free the disk or set FOVEA_HOME.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FoveaException("work in " + folder + " was interrupted. Start it again: it goes on.", e);
        }
    }

    /** The file lock keeps other processes out, the monitor this process's other threads, which it would refuse. */
    private static void locked(Path folder, Consumer<String> log, Work work) throws IOException, InterruptedException {
        synchronized (FolderLock.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel, folder, log)) {
                Check.state(lock.isValid(), "the lock of %s must be held", folder);
                work.run();
            }
        }
    }

    private static FileLock lock(FileChannel channel, Path folder, Consumer<String> log) throws IOException {
        FileLock free = channel.tryLock();
        if (free != null) {
            return free;
        }
        log.accept("waiting for another process that works in " + folder);
        return channel.lock();
    }
}
