package dev.fovea.data;

import dev.fovea.base.Check;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a data set's folders are laid out, by their names: which hold which class, and for which part. */
final class FolderLayout {
    /**
     * One class folder.
     *
     * @param path below the data set's folder
     * @param label its name
     * @param role the part that the folder above it names; null where there is none
     */
    record ClassFolder(String path, String label, @Nullable Role role) {}

    private final Map<String, ClassFolder> classes = new LinkedHashMap<>();
    private final int depth;

    private FolderLayout(List<ClassFolder> classes, int depth) {
        classes.forEach(folder -> this.classes.put(folder.path, folder));
        this.depth = depth;
    }

    /**
     * @param folders all names of folders below {@code top}, with it
     * @param top what all names begin with: nothing, or such as {@code photos/}
     * @param place what messages call the data set
     */
    static FolderLayout of(List<String> folders, String top, String place) {
        List<String> inside = inside(folders, top);
        List<String> parts =
                inside.stream().filter(f -> role(name(f)).isPresent()).toList();
        boolean hasTrain = parts.stream().anyMatch(f -> role(name(f)).orElseThrow() == Role.TRAIN);
        boolean byPart = (!parts.isEmpty() && parts.size() == inside.size()) || (hasTrain && parts.size() > 1);
        int above = (int) top.chars().filter(c -> c == '/').count();
        if (!byPart) {
            return new FolderLayout(classes(inside, null), above + 1);
        }
        check(inside, parts, hasTrain, place);
        List<ClassFolder> out = new ArrayList<>();
        for (String part : parts) {
            out.addAll(classes(inside(folders, part + "/"), role(name(part)).orElseThrow()));
        }
        return new FolderLayout(out, above + 2);
    }

    private static void check(List<String> inside, List<String> parts, boolean hasTrain, String place) {
        List<String> names = inside.stream().map(FolderLayout::name).toList();
        Check.world(
                parts.size() == inside.size(),
                "folders of %s must be train, validation or test where there is a train folder, but were %s. Move the others.",
                place,
                names);
        Check.world(
                hasTrain,
                "folders of %s must include train, but were %s. Name the training folder train.",
                place,
                names);
    }

    private static List<ClassFolder> classes(List<String> folders, @Nullable Role role) {
        return folders.stream().map(f -> new ClassFolder(f, name(f), role)).toList();
    }

    /** All class folders, also empty ones. */
    List<ClassFolder> classes() {
        return List.copyOf(classes.values());
    }

    /** The class folder that a file of this name lies in, at any depth. */
    Optional<ClassFolder> home(String file) {
        int end = -1;
        for (int i = 0; i < depth; i++) {
            end = file.indexOf('/', end + 1);
            if (end < 0) {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(classes.get(file.substring(0, end)));
    }

    /** The part that a word means, in lower or upper case. */
    static Optional<Role> role(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(Role.TRAIN);
            case "val", "valid", "validation", "dev" -> Optional.of(Role.VALIDATION);
            case "test", "testing" -> Optional.of(Role.TEST);
            default -> Optional.empty();
        };
    }

    /** The last part of a path. */
    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static List<String> inside(List<String> folders, String above) {
        return folders.stream()
                .filter(f -> f.startsWith(above) && f.indexOf('/', above.length()) < 0)
                .sorted(Comparator.comparing(FolderLayout::name, NaturalOrder.NAMES))
                .toList();
    }
}
