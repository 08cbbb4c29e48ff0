package dev.fovea.fit;

import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The last two checkpoints of a training: should the newer one be damaged, the older one still stands.
 *
 * @param path need not exist before the first is written
 */
record CheckpointFolder(Path path) {
    private static final int KEPT = 2;
    private static final String NAME = "\\d{9}-\\d{9}\\.checkpoint";

    /** Writes one, then deletes all but the last two; gives its bytes. */
    long write(Checkpoint checkpoint) {
        Position at = checkpoint.position();
        // epoch and batch of what is next: names sort as the training goes
        String name = String.format(Locale.ROOT, "%09d-%09d.checkpoint", at.epoch(), at.batch());
        long bytes = CheckpointFile.write(path.resolve(name), checkpoint);
        try {
            for (Path old : newestFirst().stream().skip(KEPT).toList()) {
                Files.deleteIfExists(old);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        return bytes;
    }

    private static FoveaException unwritable(IOException e) {
        return new FoveaException(
                "checkpoint folder must be writable, but was not: " + IoReason.of(e) + ". Check its permissions.", e);
    }

    /**
     * The newest one that is whole, damaged ones behind it deleted; empty where there is none at all.
     *
     * @param damaged told of each that was passed over
     * @throws FoveaException if there are some, and all are damaged
     */
    Optional<Checkpoint> newest(Consumer<String> damaged) {
        Map<Path, DamagedCheckpoint> passed = new LinkedHashMap<>();
        for (Path file : newestFirst()) {
            try {
                Checkpoint whole = CheckpointFile.read(file);
                for (Map.Entry<Path, DamagedCheckpoint> one : passed.entrySet()) {
                    damaged.accept(one.getValue().getMessage() + " The one before it is used.");
                    Files.deleteIfExists(one.getKey());
                }
                return Optional.of(whole);
            } catch (DamagedCheckpoint e) {
                passed.put(file, e);
            } catch (IOException e) {
                throw unwritable(e);
            }
        }
        passed.values().stream().findFirst().ifPresent(first -> {
            throw new FoveaException(
                    "one checkpoint at least must be whole, but none is: " + first.getMessage() + " Delete " + path
                            + " to begin anew.",
                    first);
        });
        return Optional.empty();
    }

    /** The files, the newest first. */
    List<Path> newestFirst() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().matches(NAME))
                    .sorted(Comparator.<Path>naturalOrder().reversed())
                    .toList();
        } catch (IOException e) {
            throw new FoveaException(
                    "checkpoint folder must be readable, but was not: " + IoReason.of(e) + ". Check its permissions.",
                    e);
        }
    }
}
