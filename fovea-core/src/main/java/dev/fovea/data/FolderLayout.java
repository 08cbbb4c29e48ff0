package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a data set's folder is laid out: which folders hold which class, and for which part. */
final class FolderLayout {
    /**
     * One class folder.
     *
     * @param path the folder
     * @param label its name
     * @param role the part that the folder above it names; null where there is none
     */
    record ClassFolder(Path path, String label, @Nullable Role role) {}

    private FolderLayout() {}

    static List<ClassFolder> of(Path root) {
        Check.world(
                Files.isDirectory(root),
                "%s must be a folder, but was not. Name a folder with one folder per class.",
                root);
        List<Path> inside = folders(root);
        List<Path> parts = inside.stream().filter(f -> role(f).isPresent()).toList();
        boolean hasTrain = parts.stream().anyMatch(f -> role(f).orElseThrow() == Role.TRAIN);
        boolean byPart = (!parts.isEmpty() && parts.size() == inside.size()) || (hasTrain && parts.size() > 1);
        return byPart ? byPart(root, inside, parts, hasTrain) : classes(inside, null);
    }

    private static List<ClassFolder> byPart(Path root, List<Path> inside, List<Path> parts, boolean hasTrain) {
        Check.world(
                parts.size() == inside.size(),
                "folders of %s must be train, validation or test where there is a train folder, but were %s. Move the others.",
                root,
                names(inside));
        Check.world(
                hasTrain,
                "folders of %s must include train, but were %s. Name the training folder train.",
                root,
                names(inside));
        List<ClassFolder> out = new ArrayList<>();
        for (Path part : parts) {
            out.addAll(classes(folders(part), role(part).orElseThrow()));
        }
        return out;
    }

    private static List<ClassFolder> classes(List<Path> folders, @Nullable Role role) {
        return folders.stream().map(f -> new ClassFolder(f, name(f), role)).toList();
    }

    static Optional<Role> role(Path folder) {
        return switch (name(folder).toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(Role.TRAIN);
            case "val", "valid", "validation" -> Optional.of(Role.VALIDATION);
            case "test", "testing" -> Optional.of(Role.TEST);
            default -> Optional.empty();
        };
    }

    static String name(Path path) {
        return String.valueOf(path.getFileName());
    }

    private static List<String> names(List<Path> folders) {
        return folders.stream().map(FolderLayout::name).toList();
    }

    private static List<Path> folders(Path parent) {
        try (Stream<Path> inside = Files.list(parent)) {
            return inside.filter(Files::isDirectory)
                    .filter(f -> !FileKind.isHidden(f))
                    .sorted(Comparator.comparing(FolderLayout::name, NaturalOrder.NAMES))
                    .toList();
        } catch (IOException e) {
            throw new FoveaException(parent + " must be readable, but was not (" + e + "). Check its permissions.", e);
        }
    }
}
