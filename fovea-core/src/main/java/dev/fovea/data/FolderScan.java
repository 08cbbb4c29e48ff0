package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the layout of a folder of classes, with or without parts above them. */
final class FolderScan {
    private static final Map<String, Role> PARTS = Map.of(
            "train", Role.TRAIN,
            "training", Role.TRAIN,
            "val", Role.VALIDATION,
            "valid", Role.VALIDATION,
            "validation", Role.VALIDATION,
            "test", Role.TEST,
            "testing", Role.TEST);

    private final Path root;

    FolderScan(Path root) {
        this.root = root;
    }

    Dataset dataset() {
        Check.world(Files.isDirectory(root), "data must be a folder, but %s is none. Check the path.", root);
        Map<@Nullable Role, Path> parts = parts();
        TreeSet<String> names = new TreeSet<>();
        parts.values().forEach(part -> folders(part).forEach(f -> names.add(fileName(f))));
        Check.world(
                names.size() >= 2,
                "classes must be at least 2, but %s holds %d folder%s %s. Put the pictures of each class in a folder of"
                        + " their own.",
                root,
                names.size(),
                names.size() == 1 ? "" : "s",
                names);
        Labels labels = new Labels(List.copyOf(names));
        List<PictureFiles.Found> found = new ArrayList<>();
        parts.forEach((role, part) -> {
            for (Path folder : folders(part)) {
                found.add(
                        PictureFiles.below(root, folder, new PictureFiles.Place(labels.index(fileName(folder)), role)));
            }
        });
        List<Sample> samples = found.stream().flatMap(f -> f.samples().stream()).toList();
        List<BadFile> bad = found.stream().flatMap(f -> f.bad().stream()).toList();
        checkClasses(labels, samples, bad, parts.containsKey(Role.TRAIN));
        return new Dataset(fileName(root.toAbsolutePath().normalize()), samples, labels, new Task.SingleLabel(), bad);
    }

    /** The folders of classes by part; one without a role where the layout gives no parts. */
    private Map<@Nullable Role, Path> parts() {
        Map<@Nullable Role, Path> out = new LinkedHashMap<>();
        List<Path> folders = folders(root);
        boolean given = folders.stream().anyMatch(f -> role(f) == Role.TRAIN)
                && folders.stream().allMatch(f -> role(f) != null);
        if (!given) {
            out.put(null, root);
            return out;
        }
        for (Path folder : folders) {
            Role role = role(folder);
            Check.world(
                    out.put(role, folder) == null,
                    "parts of a data set must be given once, but %s has two for %s. Merge them.",
                    root,
                    String.valueOf(role));
        }
        return out;
    }

    private static @Nullable Role role(Path folder) {
        return PARTS.get(fileName(folder).toLowerCase(Locale.ROOT));
    }

    private void checkClasses(Labels labels, List<Sample> samples, List<BadFile> bad, boolean parted) {
        Map<Integer, Integer> counts = new TreeMap<>();
        samples.stream()
                .filter(s -> !parted || s.given() == Role.TRAIN)
                .forEach(s -> counts.merge(s.label(), 1, Integer::sum));
        List<String> empty = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (!counts.containsKey(i)) {
                empty.add(labels.name(i));
            }
        }
        Check.world(
                empty.isEmpty(),
                "every class must have a readable picture%s, but %s ha%s none (%s)%s. Add pictures, or remove the folder.",
                parted ? " to train on" : "",
                empty,
                empty.size() == 1 ? "s" : "ve",
                root,
                bad.isEmpty() ? "" : "; " + bad.size() + " files could not be read, the first: " + bad.get(0));
    }

    private static List<Path> folders(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory)
                    .filter(entry -> !fileName(entry).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new FoveaException("folder must be readable, but was not: " + e + ". Check its rights.", e);
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
