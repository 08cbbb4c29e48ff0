package dev.fovea.cli;

import dev.fovea.batch.CacheFolder;
import dev.fovea.data.NamedSet;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea data}: named data sets, and the pictures that are kept decoded. */
@Command(
        name = "data",
        description = "Get data sets by name; see what is kept decoded.",
        mixinStandardHelpOptions = true)
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

    @Command(
            name = "cache",
            description = "Say how much disk the decoded pictures of earlier runs take, or delete them.",
            mixinStandardHelpOptions = true)
    int cache(@Option(names = "--clear", description = "Delete them; runs decode again.") boolean clear) {
        CacheFolder folder = CacheFolder.usual();
        String size = String.format(
                Locale.ROOT,
                "%,d MB in %,d %s (%s)",
                folder.bytes() >> 20,
                folder.count(),
                folder.count() == 1 ? "file" : "files",
                folder.path());
        if (clear) {
            folder.clear();
            streams.out().println("Deleted the decoded pictures and features of earlier runs: " + size + ".");
        } else {
            streams.out().println("Decoded pictures and features of earlier runs: " + size + ".");
            streams.out()
                    .println(String.format(
                            Locale.ROOT,
                            "Usual budget: %,d MB. Another one: fovea train --cache MB. Delete them: fovea data cache --clear",
                            folder.usualBudget() >> 20));
        }
        return 0;
    }
}
