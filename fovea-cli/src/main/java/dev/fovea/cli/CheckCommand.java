package dev.fovea.cli;

import dev.fovea.audit.Audit;
import dev.fovea.audit.AuditSettings;
import dev.fovea.audit.AuditText;
import dev.fovea.audit.Cleaned;
import dev.fovea.audit.Copies;
import dev.fovea.audit.CopySearch;
import dev.fovea.audit.Doubts;
import dev.fovea.audit.Finding;
import dev.fovea.audit.Severity;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Seed;
import dev.fovea.base.WholeFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.GroupBy;
import dev.fovea.data.ScanDepth;
import dev.fovea.run.RunFolder;
import dev.fovea.run.Unfinished;
import dev.fovea.score.LabelErrors;
import dev.fovea.score.PredictionsCsv;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code fovea check}: what is wrong with a data set. */
@Command(
        name = "check",
        description =
                "Look for what is wrong with labelled pictures: files, copies, labels that contradict each other,"
                        + " leaks between parts, groups, single pictures, classes, and shortcuts to the label. Nothing is changed.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class CheckCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "DATA", description = "What fovea train takes.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String data;

    @Option(
            names = "--group-by",
            paramLabel = "PATTERN",
            description = "Pictures that belong together, as for fovea train.")
    private @Nullable String groupBy;

    @Option(
            names = "--scan",
            description =
                    "How files are checked: quick, full, or auto, which is full where that takes seconds. Usual: full")
    private ScanDepth scan = ScanDepth.FULL;

    @Option(names = "--seed", description = "Where all draws come from. Usual: 1")
    private long seed = 1;

    @Option(
            names = "--fix",
            paramLabel = "FILE",
            description =
                    "Write a table for fovea train without unreadable files, exact copies, contradicting labels and"
                            + " leaks, and with copies grouped. The pictures stay as they are.")
    private @Nullable Path fix;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the findings as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--run",
            paramLabel = "RUN",
            description =
                    "Also name the labels that this run's classifier doubts: a run folder or its name, with --folds best,"
                            + " for then it has judged every picture.")
    private @Nullable String run;

    @Mixin
    private final FailOnOption failOn = new FailOnOption();

    CheckCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Dataset pictures = DataArgument.open(data, scan, streams);
        pictures = groupBy == null ? pictures : GroupBy.of(groupBy).group(pictures);
        Announce.dataset(pictures, streams.out());
        Copies copies = copies(pictures);
        Audit audit = audit(pictures, copies).with(run == null ? List.of() : doubts(run));
        streams.out().println();
        streams.out().print(AuditText.of(audit));
        if (json != null) {
            WholeFile.write(json, audit.toJson());
        }
        if (fix != null) {
            fix(pictures, copies, fix);
        }
        return failOn.fails(audit) ? Complaints.INPUT : 0;
    }

    private Copies copies(Dataset pictures) {
        try (ScanLine line = new ScanLine(streams)) {
            return CopySearch.of(pictures, Runtime.getRuntime().availableProcessors(), line);
        }
    }

    private Audit audit(Dataset pictures, Copies copies) {
        try (ScanLine line = new ScanLine(streams)) {
            return Audit.of(pictures, copies, AuditSettings.usual().withSeed(Seed.of(seed)), line);
        }
    }

    private static List<Finding> doubts(String run) {
        Path file = Unfinished.find(RunFolder.RUNS, run).path().resolve("predictions.csv");
        try {
            return Doubts.of(LabelErrors.of(PredictionsCsv.read(Files.readString(file), file.toString())));
        } catch (IOException e) {
            throw new FoveaException(
                    "run must have predictions, but " + file + " cannot be read: " + IoReason.of(e)
                            + ". Name a run that is finished.",
                    e);
        }
    }

    private void fix(Dataset pictures, Copies copies, Path file) {
        Cleaned cleaned = Cleaned.of(pictures, copies);
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), Path.of(""));
        WholeFile.write(file, cleaned.csv(folder));
        streams.out().println();
        cleaned.left().forEach(sentence -> streams.out().println(sentence + "."));
        streams.out()
                .println("Written: " + file + ", " + cleaned.kept().size() + " of " + pictures.size()
                        + " pictures. Go on with: fovea train " + file);
    }

    /** From which severity on the exit code says that something is wrong. */
    static final class FailOnOption {
        @Option(
                names = "--fail-on",
                paramLabel = "error|warning|note",
                description =
                        "error, warning or note: end with exit code 2 where a finding is as severe as that. Usual:"
                                + " findings are no failure")
        private @Nullable Severity severity;

        boolean fails(Audit audit) {
            Severity least = severity;
            return least != null
                    && audit.findings().stream()
                            .anyMatch(finding -> finding.severity().compareTo(least) <= 0);
        }
    }
}
