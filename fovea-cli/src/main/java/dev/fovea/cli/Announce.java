package dev.fovea.cli;

import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says what was found. */
final class Announce {
    private static final int SHOWN = 10;

    private Announce() {}

    /** Samples, classes and files that were passed over. */
    static void dataset(Dataset data, PrintStream out) {
        int[] counts = data.counts();
        String classes = IntStream.range(0, Math.min(SHOWN, counts.length))
                .mapToObj(i -> data.labels().name(i) + " " + counts[i])
                .collect(Collectors.joining(", "));
        String more = counts.length > SHOWN ? ", ..." : "";
        out.println(String.format(
                Locale.ROOT,
                "%s: %,d pictures, %d %s (%s%s)%s.",
                data.name(),
                data.size(),
                counts.length,
                data.task().isMultiLabel() ? "labels" : "classes",
                classes,
                more,
                data.task().isMultiLabel() ? several(data) : ""));
        skipped(data.skipped(), out);
        noted(data.badFiles().stream().filter(file -> file.kind().isUsed()).toList(), out);
    }

    private static String several(Dataset data) {
        long labels = data.samples().stream().mapToInt(s -> s.labels().size()).sum();
        long none = data.samples().stream().filter(s -> s.labels().size() == 0).count();
        return String.format(
                Locale.ROOT, ", %.2f a picture, %,d with none", (double) labels / Math.max(1, data.size()), none);
    }

    private static void noted(List<BadFile> files, PrintStream out) {
        if (!files.isEmpty()) {
            out.println(files.size() + (files.size() == 1 ? " file is" : " files are")
                    + " used though wrongly named, such as " + files.get(0).name() + ", which "
                    + files.get(0).reason() + ".");
        }
    }

    /** The first files that were passed over, and how many. */
    static void skipped(List<BadFile> bad, PrintStream out) {
        if (bad.isEmpty()) {
            return;
        }
        out.println(bad.size() + (bad.size() == 1 ? " file was" : " files were") + " passed over:");
        bad.stream().limit(SHOWN).forEach(file -> out.println("  " + file.name() + ": " + file.reason()));
        if (bad.size() > SHOWN) {
            out.println("  and " + (bad.size() - SHOWN) + " more");
        }
    }
}
