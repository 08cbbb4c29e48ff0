package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.FoveaHome;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * A compressed TAR file cannot be read from the middle, so it is decompressed once, into the folder {@code cache} of
 * Fovea's home, for as long as this process lives. What a killed process left there is removed after a week.
 */
final class Unpacked {
    /** Bytes that are unpacked at most: more than any set of pictures that somebody would train on from an archive. */
    private static final long MOST = 64L << 30;

    /** Pictures are compressed already, so an honest archive grows little; small ones may grow as they like. */
    private static final long MOST_GROWTH = 200;

    private static final long HARMLESS = 64L << 20;

    /** Bytes of the disk that are left free. */
    private static final long SPARED = 1L << 30;

    /** An honest dictionary is below this. */
    private static final int XZ_MEMORY_KIB = 512 << 10;

    private static final String PREFIX = "unpacked-";

    private Unpacked() {}

    /** The decompressed file. */
    static Path of(Path archive, ArchiveDataset.Kind kind, Scan.Listener listener) {
        Path folder = FoveaHome.folder().resolve("cache");
        try {
            Files.createDirectories(folder);
            sweep(folder);
            long free = Files.getFileStore(folder).getUsableSpace() - SPARED;
            long most = Math.min(Math.min(MOST, free), Math.max(HARMLESS, Files.size(archive) * MOST_GROWTH));
            Path target = Files.createTempFile(
                    folder, PREFIX + ProcessHandle.current().pid() + "-", ".tar");
            target.toFile().deleteOnExit();
            listener.said(
                    "Unpacking " + archive + " into " + folder + " for this run; a ZIP file would be read in place.");
            try (InputStream in = stream(archive, kind);
                    OutputStream out = Files.newOutputStream(target)) {
                copy(in, out, most, archive);
            } catch (IOException | RuntimeException e) {
                Files.delete(target);
                throw e;
            }
            return target;
        } catch (IOException e) {
            throw new FoveaException(
                    archive + " must be a whole compressed TAR file, and " + folder + " must be writable, but: "
                            + e.getMessage() + ". Get it again, or set FOVEA_HOME.",
                    e);
        }
    }

    private static InputStream stream(Path archive, ArchiveDataset.Kind kind) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(archive), 1 << 16);
        try {
            return switch (kind) {
                case GZIP -> new GZIPInputStream(raw, 1 << 16);
                case BZIP2 -> new BZip2CompressorInputStream(raw, true);
                case XZ -> new XZInputStream(raw, XZ_MEMORY_KIB);
                default -> raw;
            };
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    private static void copy(InputStream in, OutputStream out, long most, Path archive) throws IOException {
        byte[] piece = new byte[1 << 16];
        long written = 0;
        for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
            written += n;
            Check.world(
                    written <= most,
                    "%s must unpack to at most %d MiB here, but is larger. Make a ZIP file of it, which is read in place.",
                    archive,
                    most >> 20);
            out.write(piece, 0, n);
        }
    }

    /** Removes what processes left that are no more. */
    private static void sweep(Path folder) throws IOException {
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(f -> FolderLayout.name(f).matches(PREFIX + "\\d{1,18}-.*"))
                    .toList();
        }
        for (Path file : left) {
            long process = Long.parseLong(FolderLayout.name(file).split("-")[1]);
            Instant touched = Files.getLastModifiedTime(file).toInstant();
            // one from another machine or container may be alive though its number is not known here
            boolean old = touched.isBefore(Instant.now().minus(Duration.ofDays(7)));
            if (old && ProcessHandle.of(process).isEmpty()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
