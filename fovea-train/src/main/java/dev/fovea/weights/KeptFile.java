package dev.fovea.weights;

import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Sha256;
import dev.fovea.base.WholeFile;
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

    /** Deletes what a folder has under a name, so that one file alone can be meant by it. */
    static void remove(Path folder, String name) throws IOException {
        for (String ending : ENDINGS) {
            Files.deleteIfExists(folder.resolve(name + ending));
            Files.deleteIfExists(folder.resolve(name + ending + HASH));
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
            if (!Files.exists(hash(path))) {
                return "its hash is missing: " + hash(path).getFileName();
            }
            String wanted = Files.readString(hash(path)).split(" ", 2)[0];
            String found = Sha256.of(path);
            if (!found.equals(wanted)) {
                return "its SHA-256 is " + found + " instead of " + wanted;
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
