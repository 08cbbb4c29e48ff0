package dev.fovea.cli;

import dev.fovea.run.RunEntry;
import dev.fovea.run.RunFolder;
import dev.fovea.run.RunList;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea runs}: what was trained, and how good it is. */
@Command(
        name = "runs",
        description = "List runs: when, on what, how good, how long. The newest is last.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunsCommand implements Callable<Integer> {
    /** What the last line is the most of. */
    enum Order {
        /** The newest last. */
        WHEN,
        /** The best last; those that are not judged first. */
        ACCURACY,
        /** By the alphabet. */
        NAME,
        /** The longest last. */
        TIME;

        Comparator<RunEntry> order() {
            return switch (this) {
                case WHEN -> Comparator.comparing(RunEntry::when);
                case ACCURACY -> Comparator.comparingDouble(RunsCommand::figure);
                case NAME -> Comparator.comparing(RunEntry::name);
                case TIME -> Comparator.comparingDouble(RunEntry::seconds);
            };
        }
    }

    private final Streams streams;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Where the run folders are. Usual: runs")
    private Path folder = RunFolder.RUNS;

    @Option(
            names = "--sort",
            description =
                    "when, accuracy (of several labels a picture: micro-F1), name or time; the newest, best or longest is last. Usual: when")
    private Order sort = Order.WHEN;

    @Option(names = "--format", description = "table, csv or jsonl. Usual: table")
    private Rows.Format format = Rows.Format.TABLE;

    RunsCommand(Streams streams) {
        this.streams = streams;
    }

    private static double figure(RunEntry entry) {
        RunEntry.Judged judged = entry.judged();
        return judged == null ? -1 : judged.value();
    }

    @Override
    public Integer call() {
        List<RunEntry> runs =
                RunList.of(folder).stream().sorted(sort.order()).toList(); // a stable sort: equals stay by time
        if (runs.isEmpty() && format == Rows.Format.TABLE) {
            streams.out().println("No runs in " + folder + ". Train one with: fovea train photos/");
            return 0;
        }
        RunRows rows = new RunRows(streams.out());
        switch (format) {
            case TABLE -> rows.table(runs);
            case CSV -> rows.csv(runs);
            case JSONL -> rows.jsonl(runs);
        }
        return 0;
    }
}
