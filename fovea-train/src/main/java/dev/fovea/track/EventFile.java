package dev.fovea.track;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One series of scalars in a folder of its own, as TensorBoard reads it. The file is made at the first number; a run that
 * goes on writes a further file, whose first event takes back what earlier files hold from its first step on. Each event
 * is on its way to the disk when the call returns, so a process that is killed loses at most the event it was writing,
 * which readers pass over.
 */
final class EventFile implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("events\\.out\\.tfevents\\.(\\d{10,18})\\..*");

    private final Path folder;
    private final Clock clock;
    private @Nullable OutputStream out;

    EventFile(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Adds numbers of one step.
     *
     * @param step rising within one file
     * @throws FoveaException if the folder cannot be written
     */
    void add(long step, Map<String, Double> values) {
        try {
            if (out == null) {
                out = open();
                write(out, Scalars.version(seconds()));
                write(out, Scalars.restart(seconds(), step));
            }
            write(out, Scalars.numbers(seconds(), step, values));
        } catch (IOException e) {
            throw new FoveaException(
                    folder + " must be writable, but was not (" + e + "). Free the disk or choose another folder.", e);
        }
    }

    private static void write(OutputStream out, byte[] event) throws IOException {
        out.write(RecordFrame.of(event));
    }

    private double seconds() {
        return clock.millis() / 1000.0;
    }

    /** Readers take files in the order of their names, so a later one gets a larger number, also where the clock went back. */
    private OutputStream open() throws IOException {
        Files.createDirectories(folder);
        for (long number = Math.max(clock.millis() / 1000, latest() + 1); ; number++) {
            String name = String.format(
                    Locale.ROOT,
                    "events.out.tfevents.%010d.fovea.%d",
                    number,
                    ProcessHandle.current().pid());
            Path file = folder.resolve(name);
            if (!Files.exists(file)) { // names of one process differ by their number
                return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
            }
        }
    }

    private long latest() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                    .max()
                    .orElse(0);
        }
    }

    @Override
    public void close() {
        OutputStream open = out;
        out = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw new FoveaException(folder + " must be writable, but was not (" + e + "). Free the disk.", e);
            }
        }
    }
}
