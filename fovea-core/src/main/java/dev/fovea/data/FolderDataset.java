package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.data.FolderLayout.ClassFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder per class as a data set, in the file system or in an archive. */
final class FolderDataset {
    static final String REPAIR = "Put the pictures of each class in a folder of their own.";

    private FolderDataset() {}

    static Dataset read(Path root, Scan scan) {
        Check.world(
                Files.isDirectory(root),
                "%s must be a folder, but was not. Name a folder with one folder per class.",
                root);
        String name = FolderLayout.name(root.toAbsolutePath().normalize());
        return of(FileTree.below(root), "", new Labelling(name, root.toString(), REPAIR), scan);
    }

    /** @param top the folder in the archive that holds all others, such as {@code photos/}; nothing where there is none */
    static Dataset of(FileList list, String top, Labelling labelling, Scan scan) {
        FolderLayout layout = FolderLayout.of(list.folders(), top, labelling.place());
        Set<String> trained = new LinkedHashSet<>();
        for (ClassFolder folder : layout.classes()) {
            if (folder.role() == null || folder.role() == Role.TRAIN) {
                trained.add(folder.label());
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        List<BadFile> outside = new ArrayList<>();
        for (Found found : list.files()) {
            Optional<ClassFolder> home = layout.home(found.name());
            if (home.isPresent()) {
                candidates.add(
                        new Candidate(found, home.get().label(), home.get().role()));
            } else {
                outside.add(
                        found.bad() != null
                                ? found.bad()
                                : new BadFile(found.name(), BadKind.UNLABELLED, "lies in no class folder"));
            }
        }
        return labelling.dataset(candidates, trained, outside, scan);
    }
}
