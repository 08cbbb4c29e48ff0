package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.data.FolderLayout.ClassFolder;
import dev.fovea.picture.Pictures;
import dev.fovea.picture.UnreadablePicture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a folder per class: lays out, lists, checks every file on all cores, and names what is wrong. */
final class FolderDataset {
    /** A file on its way to being a sample; {@code reason} says why it cannot be one. */
    private record Candidate(
            ClassFolder home,
            Path file,
            String name,
            @Nullable String reason) {}

    private final Path root;
    private final List<ClassFolder> folders;
    private final List<Candidate> checked;
    private final Map<ClassFolder, Long> readable;

    private FolderDataset(Path root, List<ClassFolder> folders, List<Candidate> checked) {
        this.root = root;
        this.folders = folders;
        this.checked = checked;
        this.readable = checked.stream()
                .filter(c -> c.reason == null)
                .collect(Collectors.groupingBy(Candidate::home, Collectors.counting()));
    }

    static Dataset read(Path root) {
        List<ClassFolder> folders = FolderLayout.of(root);
        List<Candidate> candidates = new ArrayList<>();
        for (ClassFolder folder : folders) {
            for (FileTree.Found found : FileTree.pictures(folder.path())) {
                candidates.add(new Candidate(folder, found.file(), name(root, found.file()), found.reason()));
            }
        }
        List<Candidate> checked =
                candidates.parallelStream().map(FolderDataset::check).toList();
        return new FolderDataset(root, folders, checked).assemble();
    }

    private static Candidate check(Candidate candidate) {
        if (candidate.reason != null) {
            return candidate;
        }
        try {
            Pictures.check(candidate.file);
            return candidate;
        } catch (UnreadablePicture e) {
            return new Candidate(candidate.home, candidate.file, candidate.name, e.getMessage());
        }
    }

    private Dataset assemble() {
        Labels labels = labels();
        Map<String, Integer> index = new LinkedHashMap<>();
        labels.names().forEach(label -> index.put(label, index.size()));
        List<Sample> samples = new ArrayList<>();
        List<BadFile> skipped = new ArrayList<>(outside());
        for (Candidate c : checked) {
            if (c.reason == null) {
                int label = Objects.requireNonNull(index.get(c.home.label()));
                samples.add(new Sample(c.name, new FilePicture(c.file), label, null, c.home.role()));
            } else {
                skipped.add(new BadFile(c.name, c.reason));
            }
        }
        return new Dataset(
                FolderLayout.name(root.toAbsolutePath().normalize()), samples, labels, new Task.SingleLabel(), skipped);
    }

    /** Labels are what can be trained on: the classes of train/, or of the folder itself. */
    private Labels labels() {
        Set<String> trained = folders.stream()
                .filter(f -> isTrained(f.role()))
                .map(ClassFolder::label)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Check.world(
                trained.size() >= 2,
                "%s must have a folder for each of at least 2 classes, but had %d %s. "
                        + "Put the pictures of each class in a folder of their own.",
                root,
                trained.size(),
                trained);
        refuseEmpty();
        refuseUntrained(trained);
        return new Labels(trained.stream().sorted(NaturalOrder.NAMES).toList());
    }

    private void refuseEmpty() {
        List<String> empty = folders.stream()
                .filter(f -> isTrained(f.role()) && isEmpty(f))
                .map(this::describe)
                .toList();
        Check.world(
                empty.isEmpty(),
                "class folders must have at least 1 readable picture, but %d had none: %s (%s). "
                        + "Add pictures or remove the folders.",
                empty.size(),
                String.join(", ", empty.subList(0, Math.min(10, empty.size()))),
                root);
    }

    private void refuseUntrained(Set<String> trained) {
        List<String> untrained = folders.stream()
                .filter(f -> !trained.contains(f.label()) && !isEmpty(f))
                .map(f -> name(root, f.path()))
                .toList();
        Check.world(
                untrained.isEmpty(),
                "classes of test and validation must be classes of train, but %s were not (%s). "
                        + "Add them to train or remove them.",
                untrained,
                root);
    }

    private String describe(ClassFolder folder) {
        String first = checked.stream()
                .filter(c -> c.home.equals(folder) && c.reason != null)
                .findFirst()
                .map(c -> " (" + c.name + ": " + c.reason + ")")
                .orElse("");
        return name(root, folder.path()) + first;
    }

    private boolean isEmpty(ClassFolder folder) {
        return !readable.containsKey(folder);
    }

    private static boolean isTrained(@Nullable Role role) {
        return role == null || role == Role.TRAIN;
    }

    /** Pictures that lie beside the class folders and so have no label. */
    private List<BadFile> outside() {
        Set<Path> above = new LinkedHashSet<>();
        above.add(root);
        folders.forEach(f -> above.add(
                f.role() == null ? root : root.resolve(root.relativize(f.path()).getName(0))));
        try {
            List<BadFile> out = new ArrayList<>();
            for (Path folder : above) {
                FileTree.directly(folder).forEach(f -> out.add(new BadFile(name(root, f), "lies in no class folder")));
            }
            return out;
        } catch (IOException e) {
            throw new FoveaException(root + " must be readable, but was not (" + e + "). Check its permissions.", e);
        }
    }

    private static String name(Path root, Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
