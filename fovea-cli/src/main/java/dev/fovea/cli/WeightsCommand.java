package dev.fovea.cli;

import dev.fovea.base.FoveaException;
import dev.fovea.weights.Contents;
import dev.fovea.weights.KeptFile;
import dev.fovea.weights.Pretrained;
import dev.fovea.weights.StateDict;
import dev.fovea.weights.Verification;
import dev.fovea.weights.WeightsFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea weights}: pretrained weights that are known, here, or brought along. */
@Command(
        name = "weights",
        description = "Pretrained weights: list them, get them, bring your own, look whether they are whole.",
        mixinStandardHelpOptions = true)
final class WeightsCommand implements Callable<Integer> {
    private final Streams streams;

    WeightsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(
            name = "list",
            description = "List the weights that are known, and yours.",
            mixinStandardHelpOptions = true)
    int list() {
        WeightsFolder folder = WeightsFolder.usual();
        streams.out().println(row("name", "data", "classes", "top-1 %", "size", "licence", ""));
        for (Pretrained weights : folder.catalogue().weights()) {
            streams.out()
                    .println(row(
                            weights.name(),
                            weights.data(),
                            weights.classes(),
                            String.format(Locale.ROOT, "%.1f", weights.accuracy()),
                            weights.file().size(),
                            weights.licence(),
                            where(folder, weights)));
        }
        for (KeptFile own : folder.own()) {
            streams.out().println(row(own.name(), "", "", "", own.size(), "", "yours, here"));
        }
        streams.out().println("Files are in " + folder.path() + ". Get some with: fovea weights get resnet-18");
        return 0;
    }

    /** A file that somebody put there by hand and that is wrong must not keep the rest from being listed. */
    private static String where(WeightsFolder folder, Pretrained weights) {
        try {
            return folder.find(weights.name()).isPresent() ? "here" : "";
        } catch (FoveaException e) {
            return "wrong: fovea weights verify";
        }
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-22s %-12s %7s %7s %9s  %-35s %s", cells)
                .stripTrailing();
    }

    @Command(
            name = "get",
            description = "Download weights by name, checked and resumed.",
            mixinStandardHelpOptions = true)
    int get(@Parameters(paramLabel = "NAME", description = "Such as resnet-18.") String name) {
        WeightsFolder folder = WeightsFolder.usual();
        Pretrained weights = folder.catalogue().named(name);
        Path file = folder.get(weights, line -> streams.err().println(line));
        streams.out()
                .println(name + " is in " + file + " (licence: " + weights.licence()
                        + "). Train with it: fovea train photos/ --pretrained " + name);
        return 0;
    }

    @Command(
            name = "import",
            description =
                    "Copy a file of weights to Fovea's own, once it has been read: .pth, .pt, .safetensors, or the"
                            + " .index.json of several. Under a name of the list it must be the published file.",
            mixinStandardHelpOptions = true)
    int bringIn(
            @Parameters(paramLabel = "FILE", description = "The file.") Path file,
            @Option(names = "--as", required = true, paramLabel = "NAME", description = "What to call it from now on.")
                    String name) {
        Path kept =
                WeightsFolder.usual().bringIn(file, name, line -> streams.err().println(line));
        Contents.of(StateDict.read(kept)).forEach(streams.out()::println);
        streams.out().println(name + " is in " + kept + ". Train with it: fovea train photos/ --pretrained " + name);
        return 0;
    }

    @Command(
            name = "verify",
            description = "Read all weights that are here, and compare their hashes.",
            mixinStandardHelpOptions = true)
    int verify() {
        WeightsFolder folder = WeightsFolder.usual();
        Verification found = Verification.of(folder);
        found.good().forEach(name -> streams.out().println(name + ": as it came"));
        List<String> bad = found.bad();
        if (!bad.isEmpty()) {
            throw new FoveaException(
                    "weights must be as they came, but " + bad.size() + (bad.size() == 1 ? " is" : " are") + " not: "
                            + String.join("; ", bad) + ". Get or import them again.");
        }
        if (found.good().isEmpty()) {
            streams.out()
                    .println("No weights are in " + folder.path() + ". Get some with: fovea weights get resnet-18");
        }
        return 0;
    }
}
