package dev.fovea.base;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Writes files whole or not at all: to a neighbour first, flushed to the disk, then renamed over the target and the
 * folder flushed too, so that nobody ever reads half a file, also after a power cut.
 */
public final class WholeFile {
    private static final Pattern NEIGHBOUR = Pattern.compile("\\..+\\.\\d+\\.part");
    private static final boolean WINDOWS = File.separatorChar == '\\';

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
        Path folder = Objects.requireNonNull(absolute.getParent(), "a file has a folder");
        Path neighbour = absolute.resolveSibling(
                "." + absolute.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Files.createDirectories(folder);
            fill(neighbour, content);
            move(neighbour, absolute);
            forceFolder(folder);
        } catch (IOException | UncheckedIOException e) {
            discard(neighbour, e);
            throw new FoveaException(
                    target + " must be writable, but was not (" + e + "). Free the disk or choose another folder.", e);
        } catch (RuntimeException e) {
            discard(neighbour, e);
            throw e;
        }
    }

    private static void fill(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16)) {
            content.to(out);
            out.flush();
            channel.force(true);
        }
    }

    /** The name is on the disk only when its folder is. */
    private static void forceFolder(Path folder) throws IOException {
        if (WINDOWS) {
            return; // a folder cannot be opened there, and its journal keeps names without being asked
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /**
     * Deletes the half-filled neighbours that a killed process left in a folder and below it; only where no other
     * process writes there.
     */
    public static void clean(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(WholeFile::isNeighbour).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FoveaException(folder + " must be writable, but was not (" + e + "). Free it.", e);
        }
    }

    private static boolean isNeighbour(Path file) {
        return NEIGHBOUR.matcher(file.getFileName().toString()).matches() && Files.isRegularFile(file);
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
