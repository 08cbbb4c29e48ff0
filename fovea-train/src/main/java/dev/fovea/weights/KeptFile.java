package dev.fovea.weights;

import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Sha256;
import dev.fovea.base.WholeFile;
import dev.fovea.fetch.FileSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One file of weights in Fovea's folder.
 *
 * @param name that the user types
 * @param path where it is
 */
public record KeptFile(String name, Path path) {
    private static final List<String> ENDINGS = List.of(".safetensors", ".pth");
    private static final String HASH = ".sha256";

    /** Those that lie in a folder, by their files' names; none where there is no folder. */
    static List<KeptFile> names(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> ENDINGS.stream().anyMatch(file.toString()::endsWith))
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(file ->
                            new KeptFile(file.getFileName().toString().replaceFirst("\\.(safetensors|pth)$", ""), file))
                    .toList();
        } catch (IOException e) {
            throw new FoveaException(folder + " must be readable, but was not: " + IoReason.of(e) + ".", e);
        }
    }

    /** Deletes what else a file's folder has under a name, so that this one alone can be meant by it. */
    static void removeOthers(Path kept, String name) throws IOException {
        for (String ending : ENDINGS) {
            Path other = kept.resolveSibling(name + ending);
            if (!other.equals(kept)) {
                Files.deleteIfExists(other);
                Files.deleteIfExists(hash(other));
            }
        }
    }

    /** Such as {@code 46.8 MB}. */
    public String size() {
        try {
            return FileSize.megabytes(Files.size(path));
        } catch (IOException e) {
            throw new FoveaException(path + " must be readable, but was not: " + IoReason.of(e) + ".", e);
        }
    }

    /** How a copy of this file ends: by what it holds, as far as its name says so. */
    static String ending(Path file) {
        return isIndex(file) || file.toString().endsWith(ENDINGS.get(0)) ? ENDINGS.get(0) : ENDINGS.get(1);
    }

    /** Whether the file only says where the pieces are. */
    static boolean isIndex(Path file) {
        return file.toString().endsWith(".index.json");
    }

    /** Whether its hash lies beside it. */
    static boolean hasHash(Path file) {
        return Files.exists(hash(file));
    }

    /** Writes the file's hash beside it. */
    static void writeHash(Path file) throws IOException {
        WholeFile.write(hash(file), Sha256.of(file) + "  " + file.getFileName() + "\n");
    }

    private static Path hash(Path file) {
        return file.resolveSibling(file.getFileName() + HASH);
    }

    /**
     * What is wrong with it, in words; empty where its hash is the one that it came with and it reads as weights.
     */
    public String problem() {
        try {
            if (!hasHash(path)) {
                return "its hash is missing: " + hash(path).getFileName();
            }
            String found = Sha256.of(path);
            if (!Files.readString(hash(path)).startsWith(found + " ")) {
                return "its SHA-256 is " + found + ", which is not what "
                        + hash(path).getFileName() + " says";
            }
            StateDict.read(path);
            return "";
        } catch (IOException e) {
            return IoReason.of(e);
        } catch (FoveaException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
