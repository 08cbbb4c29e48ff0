package dev.fovea.run;

import com.fasterxml.jackson.databind.JsonNode;
import dev.fovea.base.Check;
import dev.fovea.base.Csv;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The runs in a folder. Reads only small files, and takes what it finds: a run that is going on, was killed, is of another
 * version of Fovea or has a damaged file is listed with what is known.
 */
public final class RunList {
    private static final List<String> SIGNS = List.of(RunFolder.SOURCE, RunFolder.RECIPE, "log.txt", "evaluation.json");

    private RunList() {}

    /**
     * All runs, the newest last. Folders that are no runs are passed over.
     *
     * @throws FoveaException if the folder is not there or cannot be read
     */
    public static List<RunEntry> of(Path folder) {
        Check.world(
                Files.isDirectory(folder),
                "runs must be in a folder, but %s is none. Train one with: fovea train photos/",
                folder);
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(RunList::isRun)
                    .map(RunList::entry)
                    .sorted(Comparator.comparing(RunEntry::when).thenComparing(RunEntry::name))
                    .toList();
        } catch (IOException e) {
            throw new FoveaException(folder + " must be readable, but was not (" + e + "). Check its permissions.", e);
        }
    }

    private static boolean isRun(Path folder) {
        return Files.isDirectory(folder) && SIGNS.stream().anyMatch(sign -> Files.exists(folder.resolve(sign)));
    }

    private static RunEntry entry(Path folder) {
        String name = String.valueOf(folder.toAbsolutePath().normalize().getFileName());
        try {
            return read(folder, name);
        } catch (IOException | FoveaException e) {
            String reason = e instanceof FoveaException ? e.getMessage() : e.toString();
            return new RunEntry(
                    name, modified(folder), "", "", new RunEntry.Epochs(0, 0, 0), null, "damaged: " + reason, 0);
        }
    }

    private static RunEntry read(Path folder, String name) throws IOException {
        JsonNode source = tree(Json.YAML, folder, RunFolder.SOURCE);
        JsonNode recipe = tree(Json.YAML, folder, RunFolder.RECIPE);
        RunEntry.@Nullable Judged judged = judged(tree(Json.JSON, folder, "evaluation.json"));
        Metrics metrics = Metrics.in(folder);
        String began = source.path("began").asText();
        int asked = recipe.path("length").path("epochs").asInt();
        return new RunEntry(
                name,
                began.isEmpty() ? modified(folder) : began,
                source.path("name").asText(),
                recipe.path("network").path("model").asText(),
                new RunEntry.Epochs(
                        metrics.epochs, asked, folds(recipe.path("data").path("folds"))),
                judged,
                status(new RunFolder(folder), judged != null),
                metrics.seconds);
    }

    /** A number, or a section; 0 for {@code groups}, whose count no recipe says. */
    private static int folds(JsonNode written) {
        return written.isObject()
                ? written.path("folds").asInt() * written.path("repeats").asInt(1)
                : written.asInt();
    }

    private static String status(RunFolder folder, boolean judged) {
        if (folder.isFinished()) {
            return "finished";
        }
        if (judged) {
            return "interrupted";
        }
        return Files.isDirectory(folder.checkpoints()) ? "unfinished, with checkpoint" : "unfinished";
    }

    /** By {@link dev.fovea.score.Evaluation#headline}, read key by key, since another version may have written it. */
    private static RunEntry.@Nullable Judged judged(JsonNode evaluation) {
        JsonNode f1 = evaluation.path("averages").path("micro").path("f1");
        boolean ofSets = evaluation.path("averages").hasNonNull("samples") && f1.hasNonNull("value");
        JsonNode figure = ofSets ? f1 : evaluation.path("accuracy");
        return figure.isMissingNode()
                ? null
                : new RunEntry.Judged(
                        ofSets ? "micro-F1" : "accuracy",
                        figure.path("value").asDouble(),
                        figure.path("low").asDouble(),
                        figure.path("high").asDouble(),
                        evaluation.path("part").asText(),
                        evaluation.path("n").asInt());
    }

    /** What the tables of epochs say: the length of the longest, and the seconds of all. */
    private record Metrics(int epochs, double seconds) {
        static Metrics in(Path folder) throws IOException {
            Metrics out = new Metrics(0, 0);
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    if (file.getFileName().toString().matches("(fold-\\d+-)?metrics\\.csv")) {
                        out = out.with(Csv.read(Files.readString(file), file.toString()));
                    }
                }
            }
            return out;
        }

        /** Below a header, the first column is the number of each epoch, and the last one says how long it took. */
        private Metrics with(List<List<String>> rows) {
            double sum = 0;
            int last = 0;
            for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
                try {
                    last = Integer.parseInt(row.get(0));
                    sum += Double.parseDouble(row.get(row.size() - 1));
                } catch (NumberFormatException e) {
                    sum += 0; // a table of another version
                }
            }
            return new Metrics(Math.max(epochs, last), seconds + sum);
        }
    }

    private static JsonNode tree(Json language, Path folder, String name) throws IOException {
        Optional<String> text = text(folder.resolve(name));
        return text.isPresent() ? language.tree(text.get(), name) : Json.JSON.tree("{}", name);
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.isRegularFile(file)
                ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private static String modified(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toInstant().toString();
        } catch (IOException e) {
            return "";
        }
    }
}
