package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.Nearest;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table of pictures and their labels as a data set. */
final class TableDataset {
    private static final String REPAIR = "Give the pictures of each class a label of their own.";

    private final Path base;
    private final String where;
    private final TableProblems problems;
    private final Map<String, Integer> lines = new HashMap<>();

    private TableDataset(Path base, String where) {
        this.base = base;
        this.where = where;
        this.problems = new TableProblems(where);
    }

    /** Whether a file is a table by its name. */
    static boolean isTable(Path file) {
        return FolderLayout.name(file).toLowerCase(Locale.ROOT).matches(".*\\.(csv|tsv|tab|jsonl|ndjson)");
    }

    static Dataset read(Path file, Scan scan) {
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = Optional.ofNullable(absolute.getParent()).orElse(absolute);
        TableDataset table = new TableDataset(folder, file.toString());
        try (InputStream in = Files.newInputStream(file)) {
            String text = TableBytes.text(in, table.where);
            TableText reader = new TableText(table.where, table.problems, scan.listener());
            String name = FolderLayout.name(file);
            TableContent content =
                    switch (name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)) {
                        case "jsonl", "ndjson" -> reader.jsonLines(text);
                        case "tsv", "tab" -> reader.separated(text, '\t');
                        default -> reader.separated(text, TableText.delimiter(text));
                    };
            return table.dataset(name.substring(0, name.lastIndexOf('.')), content, scan);
        } catch (IOException e) {
            throw new FoveaException(file + " must be readable, but was not (" + e + "). Check the path.", e);
        }
    }

    /** A table, or plain paths whose folders are the labels, from a stream; paths are relative to the working folder. */
    static Dataset read(InputStream in, Scan scan) {
        TableDataset table = new TableDataset(Path.of(""), "standard input");
        String text = TableBytes.text(in, table.where);
        String first = text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        Check.world(!first.isEmpty(), "standard input must name pictures, but was empty.");
        TableText reader = new TableText(table.where, table.problems, scan.listener());
        char delimiter = TableText.delimiter(text);
        String plain = first.startsWith("\uFEFF") ? first.substring(1) : first;
        boolean headed = List.of(plain.split(String.valueOf(delimiter))).stream()
                .map(word -> word.replace("\"", ""))
                .anyMatch(TableColumn::isLikely);
        TableContent content;
        if (plain.startsWith("{")) {
            content = reader.jsonLines(text);
        } else {
            content = headed ? reader.separated(text, delimiter) : table.plain(text);
        }
        return table.dataset("stdin", content, scan);
    }

    private TableContent plain(String text) {
        List<TableRow> rows = new ArrayList<>();
        int line = 0;
        for (String path : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (path.isBlank()) {
                continue;
            }
            Optional<String> label = parent(path);
            if (label.isPresent()) {
                rows.add(new TableRow(line, List.of(path, label.get(), "", "", "", ""), List.of()));
            } else {
                problems.add(line, "names no folder, which would be the label (\"" + path + "\")");
            }
        }
        return new TableContent(List.of("path", "label"), List.of(), false, rows);
    }

    private static Optional<String> parent(String path) {
        try {
            return Optional.ofNullable(Path.of(path).normalize().getParent())
                    .map(Path::getFileName)
                    .map(Path::toString);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Dataset dataset(String name, TableContent table, Scan scan) {
        TableLabels labels = TableLabels.of(table, where, scan.listener());
        if (table.rows().isEmpty()) {
            problems.refuse();
            throw new FoveaException(where + " must have a row for each picture, but had none.");
        }
        List<Candidate> candidates = new ArrayList<>(table.rows().size());
        table.rows().forEach(row -> candidate(row, labels).ifPresent(candidates::add));
        problems.refuse();
        boolean allMissing = candidates.stream().allMatch(c -> isMissing(c.found()));
        Check.world(
                !allMissing,
                "pictures of %s must be there, but all %d are missing, such as %s. Paths are relative to %s.",
                where,
                candidates.size(),
                candidates.get(0).found().name(),
                base.toAbsolutePath());
        Set<String> trained = new LinkedHashSet<>();
        candidates.stream().filter(Candidate::isTrained).forEach(c -> trained.addAll(c.labels()));
        if (labels instanceof TableLabels.Columns columns) {
            trained.addAll(columns.names());
        }
        return new Labelling(name, where, REPAIR, labels.task()).dataset(candidates, trained, List.of(), scan);
    }

    private static boolean isMissing(Found found) {
        return found.bad() != null && found.bad().kind() == BadKind.MISSING;
    }

    private Optional<Candidate> candidate(TableRow row, TableLabels labels) {
        String path = row.get(TableColumn.PATH);
        String group = row.get(TableColumn.GROUP).strip();
        if (path.isBlank()) {
            problems.add(row.line(), "has no path");
            return Optional.empty();
        }
        Integer before = lines.putIfAbsent(path, row.line());
        if (before != null) {
            problems.add(
                    row.line(),
                    "names " + path + " again, after line " + before
                            + " (several labels of a picture stand in one row, such as cat|dog)");
            return Optional.empty();
        }
        try {
            Found found = found(path);
            Role role = role(row);
            return Optional.of(new Candidate(found, labels.of(row), group.isEmpty() ? null : group, role, weight(row)));
        } catch (IllegalArgumentException e) {
            problems.add(row.line(), String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Found found(String path) {
        Path file = file(path);
        String name = path.replace(File.separatorChar, '/');
        if (Files.isRegularFile(file)) {
            return new Found(name, new FilePicture(file));
        }
        return Files.isDirectory(file)
                ? Found.bad(name, BadKind.UNREADABLE, "a folder and no file")
                : Found.bad(name, BadKind.MISSING, "there is no such file");
    }

    /** Tables that were made on Windows have backslashes, which no other system takes for folders. */
    private Path file(String path) {
        try {
            Path file = base.resolve(path);
            boolean foreign = File.separatorChar == '/' && path.contains("\\") && !Files.exists(file);
            return foreign ? base.resolve(path.replace('\\', '/')) : file;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("has a path that cannot be one (\"" + path + "\")", e);
        }
    }

    private static @Nullable Role role(TableRow row) {
        String word = row.get(TableColumn.SPLIT).strip();
        return word.isEmpty()
                ? null
                : FolderLayout.role(word)
                        .orElseThrow(() -> new IllegalArgumentException("has the split \"" + word + "\". "
                                + Nearest.hint(word, List.of("train", "validation", "test"))));
    }

    private static double weight(TableRow row) {
        String text = row.get(TableColumn.WEIGHT).strip();
        double weight = text.isEmpty() ? 1 : number(text);
        Check.that(weight > 0 && weight < Double.POSITIVE_INFINITY, "has the weight %s, which must be above 0", text);
        return weight;
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("has the weight \"" + text + "\", which is no number", e);
        }
    }
}
