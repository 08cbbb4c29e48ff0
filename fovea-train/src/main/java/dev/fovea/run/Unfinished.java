package dev.fovea.run;

import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the run that a person means to go on with. */
public final class Unfinished {
    /** The word for the unfinished run that was at work last. */
    public static final String LAST = "last";

    private Unfinished() {}

    /**
     * A run by what a person writes: its folder, its name below {@code runs}, or {@value #LAST}.
     *
     * @throws FoveaException if there is none, with the unfinished ones
     */
    public static RunFolder find(Path runs, String word) {
        for (Path path : List.of(Path.of(word), runs.resolve(word))) {
            if (Files.isRegularFile(path.resolve(RunFolder.RECIPE))) {
                return new RunFolder(path);
            }
        }
        List<RunFolder> unfinished = in(runs);
        if (word.equals(LAST) && !unfinished.isEmpty()) {
            return unfinished.get(0);
        }
        List<String> names = unfinished.stream()
                .map(run -> String.valueOf(run.path().getFileName()))
                .toList();
        throw new FoveaException("run to go on with must be a run folder or its name, but \"" + word + "\" was none. "
                + (names.isEmpty() ? "No run in " + runs + " is unfinished." : Nearest.hint(word, names)));
    }

    /** The runs below a folder that can be gone on with; the one that was at work last is first. */
    public static List<RunFolder> in(Path runs) {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.map(RunFolder::new)
                    .filter(run -> Files.isRegularFile(run.path().resolve(RunFolder.RECIPE)) && !run.isFinished())
                    .sorted(Comparator.comparing(Unfinished::lastAtWork).reversed())
                    .toList();
        } catch (IOException e) {
            throw new FoveaException("folder of runs must be readable, but was not: " + IoReason.of(e) + ".", e);
        }
    }

    private static FileTime lastAtWork(RunFolder run) {
        Path log = run.path().resolve("log.txt");
        return Optional.of(log)
                .filter(Files::isRegularFile)
                .map(Unfinished::changed)
                .orElseGet(() -> changed(run.path()));
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0); // gone meanwhile
        }
    }
}
