package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.WholeFile;
import dev.fovea.fetch.RemoteFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Takes the files of a named set from a folder of the user's.
 *
 * @param files what must be there
 * @param from the user's folder
 */
record CopyIn(List<RemoteFile> files, Path from) {
    /** Copies the list. */
    CopyIn {
        files = List.copyOf(files);
    }

    /**
     * Copies the files once all have the right hash.
     *
     * @throws FoveaException if one is missing, wrong or unpacked, all of them named
     */
    void into(Path folder, Consumer<String> log) {
        Check.world(Files.isDirectory(from), "%s must be a folder, but was not (--from)", from);
        List<String> wrong =
                files.stream().map(this::problem).flatMap(Optional::stream).toList();
        Check.world(
                wrong.isEmpty(),
                "files to copy must be the published ones, but in %s %s. Get them again or download without --from.",
                from,
                String.join("; ", wrong));
        for (RemoteFile file : files) {
            WholeFile.write(folder.resolve(file.name()), out -> Files.copy(source(file), out));
            log.accept(file.name() + ": copied from " + from);
        }
    }

    private Optional<String> problem(RemoteFile file) {
        try {
            if (file.is(source(file))) {
                return Optional.empty();
            }
        } catch (IOException e) {
            throw new FoveaException(source(file) + " must be readable, but was not: " + IoReason.of(e) + ".", e);
        }
        if (Files.exists(source(file))) {
            return Optional.of(source(file).getFileName() + " has another SHA-256 than " + file.sha256());
        }
        boolean unpacked = spellings(file).anyMatch(path -> Files.exists(withoutGz(path)));
        return Optional.of(file.name() + (unpacked ? " is unpacked (the .gz file is needed)" : " is missing"));
    }

    /** The file as it is spelt in the folder; its proper name where it is not there. */
    private Path source(RemoteFile file) {
        return spellings(file).filter(Files::exists).findFirst().orElse(from.resolve(file.name()));
    }

    /** Some copies of IDX files are called {@code train-images.idx3-ubyte.gz}. */
    private Stream<Path> spellings(RemoteFile file) {
        return Stream.of(file.name(), file.name().replace("-idx", ".idx")).map(from::resolve);
    }

    private static Path withoutGz(Path path) {
        return path.resolveSibling(path.getFileName().toString().replaceAll("\\.gz$", ""));
    }
}
