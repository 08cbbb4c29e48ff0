package dev.fovea.base;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files whole or not at all: to a neighbour first, flushed to the disk, then renamed over the target, so that
 * nobody ever reads half a file, also after a power cut.
 */
public final class WholeFile {
    private WholeFile() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything to the stream, and need not close it. */
        void to(OutputStream out) throws IOException;
    }

    /** Writes text as UTF-8. */
    public static void write(Path target, String text) {
        write(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Writes what {@code content} gives; missing parent folders are made.
     *
     * @throws FoveaException if the target cannot be written, with its path and the reason
     */
    public static void write(Path target, Content content) {
        Path absolute = target.toAbsolutePath();
        Path neighbour = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(absolute.getParent());
            try (OutputStream out = Files.newOutputStream(neighbour)) {
                content.to(out);
            }
            try (FileChannel channel = FileChannel.open(neighbour, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            move(neighbour, absolute);
        } catch (IOException | UncheckedIOException e) {
            discard(neighbour, e);
            throw new FoveaException(
                    target + " must be writable, but was not (" + e + "). Free the disk or choose another folder.", e);
        } catch (RuntimeException e) {
            discard(neighbour, e);
            throw e;
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void discard(Path neighbour, Exception reason) {
        try {
            Files.deleteIfExists(neighbour);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
