package dev.fovea.cli;

import dev.fovea.data.NamedSet;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea data}: named data sets. */
@Command(name = "data", description = "Get data sets by name.", mixinStandardHelpOptions = true)
final class DataCommand implements Callable<Integer> {
    private final Streams streams;

    DataCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "List the named data sets.", mixinStandardHelpOptions = true)
    int list() {
        for (NamedSet set : NamedSet.values()) {
            streams.out().println(set.line());
        }
        return 0;
    }

    @Command(
            name = "get",
            description = "Download a named data set, checked and resumed, or take it from a folder.",
            mixinStandardHelpOptions = true)
    int get(
            @Parameters(paramLabel = "NAME", description = "Such as mnist.") String name,
            @Option(names = "--from", paramLabel = "FOLDER", description = "Take the files from here instead.")
                    @Nullable Path from) {
        NamedSet set = NamedSet.named(name);
        Path folder = set.get(from, line -> streams.err().println(line));
        streams.out().println(name + " is in " + folder + ". Train on it with: fovea train " + name);
        return 0;
    }
}
