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
    private static final List<String> SIGNS = List.of(RunCard.FILE, "recipe.yaml", "log.txt", "evaluation.json");

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
        JsonNode card = json(folder, RunCard.FILE);
        JsonNode recipe = yaml(folder);
        RunEntry.@Nullable Judged judged = judged(json(folder, "evaluation.json"));
        int folds = recipe.path("data").path("folds").asInt();
        List<List<String>> epochs = epochs(folder);
        String started = card.path("started").asText();
        return new RunEntry(
                name,
                started.isEmpty() ? modified(folder) : started,
                card.path("data").asText(),
                recipe.path("network").path("model").asText(),
                new RunEntry.Epochs(
                        epochs.size(), recipe.path("length").path("epochs").asInt(), folds),
                judged,
                status(folder, card, judged != null),
                card.path("seconds").asDouble() > 0 ? card.path("seconds").asDouble() : seconds(epochs));
    }

    private static String status(Path folder, JsonNode card, boolean judged) {
        String said = card.path("status").asText(judged ? "finished" : "unfinished");
        return said.equals("unfinished") && Files.isDirectory(folder.resolve("checkpoint"))
                ? "unfinished, with checkpoint"
                : said;
    }

    private static RunEntry.@Nullable Judged judged(JsonNode evaluation) {
        JsonNode accuracy = evaluation.path("accuracy");
        return accuracy.isMissingNode()
                ? null
                : new RunEntry.Judged(
                        accuracy.path("value").asDouble(),
                        accuracy.path("low").asDouble(),
                        accuracy.path("high").asDouble(),
                        evaluation.path("part").asText(),
                        evaluation.path("n").asInt());
    }

    /** Rows of the longest table of epochs, without its header. */
    private static List<List<String>> epochs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> tables = files.filter(f -> f.getFileName().toString().matches("(fold-\\d+-)?metrics\\.csv"))
                    .toList();
            List<List<String>> longest = List.of();
            for (Path table : tables) {
                List<List<String>> rows = Csv.read(Files.readString(table), table.toString());
                longest = rows.size() - 1 > longest.size() ? rows.subList(1, rows.size()) : longest;
            }
            return longest;
        }
    }

    /** The last column says how long each epoch took. */
    private static double seconds(List<List<String>> epochs) {
        double sum = 0;
        for (List<String> row : epochs) {
            try {
                sum += Double.parseDouble(row.get(row.size() - 1));
            } catch (NumberFormatException e) {
                return 0; // of another version
            }
        }
        return sum;
    }

    private static JsonNode json(Path folder, String name) throws IOException {
        Optional<String> text = text(folder.resolve(name));
        return text.isPresent() ? Json.LINE.tree(text.get(), name) : Json.LINE.tree("{}", name);
    }

    private static JsonNode yaml(Path folder) throws IOException {
        Optional<String> text = text(folder.resolve("recipe.yaml"));
        return text.isPresent() ? Json.YAML.tree(text.get(), "recipe.yaml") : Json.LINE.tree("{}", "recipe.yaml");
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
