package dev.fovea.run;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Json;
import dev.fovea.base.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of one run: {@code run.yaml}, {@code recipe.yaml}, {@code split.csv}, {@code metrics.csv},
 * {@code predictions.csv}, {@code evaluation.json}, {@code model.onnx}, {@code report.html}, {@code report.json}, {@code bad-files.csv},
 * {@code log.txt}, {@code tensorboard/}. Files are written whole or not at all; the log and TensorBoard's files grow. While the run can be gone on with it also has {@code checkpoint/}.
 *
 * @param path the folder
 */
public record RunFolder(Path path) {
    static final String SOURCE = "run.yaml";
    static final String RECIPE = "recipe.yaml";
    static final String SPLIT = "split.csv";
    static final String FOLDS = "folds.csv";
    static final String LOG = "log.txt";

    private static final Set<String> BEGINNING = Set.of(Precaution.FILE, SOURCE, LOG, RunLock.FILE);

    private static final int MOST = 100_000;

    /** Where runs go unless somebody says otherwise. */
    public static final Path RUNS = Path.of("runs");

    /**
     * A new folder below {@code parent}: the name itself where it was asked for, else the name and the first free
     * number.
     *
     * @throws FoveaException if it exists already, or cannot be made
     */
    public static RunFolder create(Path parent, String name, boolean asked) {
        Check.that(
                name.matches("[\\p{L}\\p{N}._-]{1,100}") && !name.startsWith("."),
                "name of a run must be letters, digits, dots, hyphens and underscores, but was \"%s\" (--name)",
                name);
        try {
            Files.createDirectories(parent);
            for (int i = 1; i < MOST; i++) {
                Path path = parent.resolve(asked ? name : name + "-" + i);
                if (made(path)) {
                    return new RunFolder(path);
                }
                Check.world(!asked, "run folder must be new, but %s exists. Choose another --name.", path);
            }
        } catch (IOException e) {
            throw new FoveaException(
                    "run folder must be writable, but was not: " + IoReason.of(e) + ". Check " + parent + ".", e);
        }
        throw new FoveaException("runs of one name must be below " + MOST + " (" + parent + "). Delete some.");
    }

    /** A name for a run folder from that of a data set. */
    public static String nameFor(String data) {
        String plain = data.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-");
        String cut = plain.substring(0, Math.min(40, plain.length())).replaceAll("^-+|-+$", "");
        return cut.isEmpty() ? "run" : cut;
    }

    private static boolean made(Path path) throws IOException {
        try {
            Files.createDirectory(path);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** The run's name. */
    public String name() {
        return String.valueOf(path.toAbsolutePath().normalize().getFileName());
    }

    /** The report. */
    public Path report() {
        return path.resolve("report.html");
    }

    /** Where TensorBoard's event files of this run are. */
    Path tensorBoard() {
        return path.resolve("tensorboard");
    }

    /** The model file. */
    public Path model() {
        return path.resolve("model.onnx");
    }

    /** The evaluation as JSON. */
    public Path evaluation() {
        return path.resolve("evaluation.json");
    }

    /** Where the run's checkpoints lie; gone when it is finished. */
    public Path checkpoints() {
        return path.resolve("checkpoint");
    }

    /** Whether nothing is left to do: there is a model, and no checkpoint to go on from. */
    public boolean isFinished() {
        return Files.isRegularFile(model()) && !Files.isDirectory(checkpoints());
    }

    /**
     * What the run was begun with.
     *
     * @throws FoveaException if {@code run.yaml} is missing or is none
     */
    public RunSource source() {
        return Json.YAML.read(
                read(SOURCE), RunSource.class, path.resolve(SOURCE).toString());
    }

    /** A sentence on how to go on, where there is a checkpoint and a shell can name the pictures. */
    public Optional<String> howToGoOn() {
        return Files.isDirectory(checkpoints()) && has(SOURCE) && source().data() != null
                ? Optional.of("What is done is kept. Go on with: fovea train --resume " + path)
                : Optional.empty();
    }

    /** Nothing is left to do: gives up the checkpoints, all at once. */
    void finish() {
        try {
            if (Files.isDirectory(checkpoints())) {
                Files.move(checkpoints(), finished(), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.deleteIfExists(path.resolve(RunLock.FILE));
            clean();
        } catch (IOException e) {
            throw new FoveaException(
                    "checkpoints of a finished run must be deletable, but were not: " + IoReason.of(e) + ".", e);
        }
    }

    /** Takes away a folder that holds no more than how it was begun: a run that never came to its recipe. */
    void giveUp() {
        if (has(RECIPE)) {
            return;
        }
        try (Stream<Path> inside = Files.list(path)) {
            List<Path> files = inside.toList();
            if (files.stream()
                    .allMatch(file -> BEGINNING.contains(file.getFileName().toString()))) {
                for (Path file : files) {
                    Files.delete(file);
                }
                Files.delete(path);
            }
        } catch (IOException | UncheckedIOException e) {
            log("Folder of a run that did not begin stays: " + e.getMessage());
        }
    }

    /** Deletes what a killed process left half-done. Only with the lock. */
    void clean() {
        WholeFile.clean(path);
        if (!Files.isDirectory(finished())) {
            return;
        }
        try (Stream<Path> files = Files.walk(finished())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new FoveaException("run folder must be writable, but was not: " + e + ". Check its permissions.", e);
        }
    }

    private Path finished() {
        return path.resolve(".finished");
    }

    boolean has(String name) {
        return Files.isRegularFile(path.resolve(name));
    }

    /** Reads a text file. */
    String read(String name) {
        try {
            return Files.readString(path.resolve(name));
        } catch (IOException e) {
            throw new FoveaException(
                    "run folder must have a readable " + name + ", but has not: " + IoReason.of(e)
                            + ". Begin a new run.",
                    e);
        }
    }

    /** Writes a text file. */
    void write(String name, String text) {
        WholeFile.write(path.resolve(name), text);
    }

    /** Writes a binary file. */
    void write(String name, byte[] bytes) {
        WholeFile.write(path.resolve(name), out -> out.write(bytes));
    }

    /** Adds a line to the log. */
    void log(String line) {
        try {
            Files.writeString(
                    path.resolve(LOG),
                    line + "\n",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new FoveaException(
                    "log must be writable, but was not: " + IoReason.of(e)
                            + ". Free the disk or choose another folder.",
                    e);
        }
    }
}
