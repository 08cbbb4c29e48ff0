package dev.fovea.batch;

import dev.fovea.base.FoveaException;
import dev.fovea.base.FoveaHome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder where decoded pictures outlive a run: a folder in it for each way in which pictures are prepared, and in
 * that, files of pictures by content. Nothing there is needed: it may be deleted at any time, also while a run uses it.
 * Any number of processes may use it at once.
 *
 * @param path where it lies; need not exist
 */
public record CacheFolder(Path path) {
    /** A tenth of what is free, and at most this. */
    private static final long MOST = 10L << 30;

    /** What is left free on the disk, whatever the budget: checkpoints and models need it more. */
    private static final long LEFT_FREE = 1L << 30;

    /** An index takes less than this share of its pictures, those of 28 x 28 included. */
    private static final int INDEX_SHARE = 32;

    /** Some file systems count time in steps of two seconds. */
    private static final Duration CLOCK = Duration.ofSeconds(2);

    /** {@code cache/pictures} in Fovea's home. */
    public static CacheFolder usual() {
        return new CacheFolder(FoveaHome.folder().resolve("cache").resolve("pictures"));
    }

    /** Bytes that it may take unless somebody says otherwise: 10 GiB, and at most a tenth of what would be free without. */
    public long usualBudget() {
        try {
            return Math.min(MOST, (usable() + bytes()) / 10);
        } catch (IOException e) {
            return 0;
        }
    }

    private long usable() throws IOException {
        Path there = path.toAbsolutePath();
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return Files.getFileStore(there).getUsableSpace();
    }

    /** Bytes that it takes now. */
    public long bytes() {
        return files().stream().mapToLong(Kept::bytes).sum();
    }

    /** Files of pictures that it has now. */
    public int count() {
        return (int) files().stream().filter(Kept::isPictures).count();
    }

    /**
     * Deletes all of it.
     *
     * @throws FoveaException if a file cannot be deleted
     */
    public void clear() {
        for (Path folder : folders()) {
            try {
                for (Path file : list(folder)) {
                    Files.deleteIfExists(file);
                }
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                throw new FoveaException(
                        "picture cache must be deletable, but was not (" + e + "). Delete " + path + " yourself.", e);
            }
        }
    }

    /**
     * Makes room for a file of so many bytes and its index, where need be by deleting those that were used longest ago.
     *
     * @param begun files used since then stay: deleting them would only mean decoding again what is wanted now
     * @return whether there is room: within the budget, and on the disk
     */
    boolean makeRoom(int bytes, long budget, Instant begun) throws IOException {
        long wanted = (long) bytes + bytes / INDEX_SHARE;
        List<Kept> files = files();
        long over = files.stream().mapToLong(Kept::bytes).sum() + wanted - budget;
        long missing = Math.max(over, wanted + LEFT_FREE - usable());
        files.sort(Comparator.comparing(Kept::used));
        for (Kept old : files) {
            if (missing > 0 && old.isPictures() && old.used().toInstant().isBefore(begun.minus(CLOCK))) {
                PictureFile.delete(old.path());
                missing -= Files.exists(old.path()) ? 0 : old.bytes();
            }
        }
        return missing <= 0;
    }

    /** A file of the cache as it is now. */
    private record Kept(Path path, long bytes, FileTime used) {
        boolean isPictures() {
            return path.toString().endsWith(PictureFile.PICTURES);
        }
    }

    private List<Kept> files() {
        List<Kept> out = new ArrayList<>();
        for (Path folder : folders()) {
            for (Path file : list(folder)) {
                try {
                    out.add(new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
                } catch (IOException e) {
                    // another process has just deleted it
                }
            }
        }
        return out;
    }

    private List<Path> folders() {
        return list(path).stream().filter(Files::isDirectory).toList();
    }

    /** Pictures that were prepared in one way, and their indexes; nothing where the folder is not there. */
    static List<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
