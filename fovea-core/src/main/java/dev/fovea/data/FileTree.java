package dev.fovea.data;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the files that are meant as pictures below a folder. Links are followed; a link back to a folder above is not. */
final class FileTree extends SimpleFileVisitor<Path> {
    /** A file, and why it cannot be opened if that is known already. */
    record Found(Path file, @Nullable String reason) {}

    private final List<Found> found = new ArrayList<>();
    private final Path start;
    private final Path real;

    private FileTree(Path start, Path real) {
        this.start = start;
        this.real = real;
    }

    /** In the natural order of their paths, so that every machine sees the same. */
    static List<Found> pictures(Path folder) {
        try {
            FileTree tree = new FileTree(folder, folder.toRealPath());
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, tree);
            tree.found.sort(Comparator.comparing(f -> f.file().toString(), NaturalOrder.NAMES));
            return tree.found;
        } catch (IOException e) {
            throw new FoveaException(folder + " must be readable, but was not (" + e + "). Check its permissions.", e);
        }
    }

    /** Files that are meant as pictures and lie in the folder itself. */
    static List<Path> directly(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> Files.isRegularFile(f) && !FileKind.isHidden(f) && FileKind.isPicture(f))
                    .sorted()
                    .toList();
        }
    }

    /** Also a link to a folder above the start would bring in other classes' pictures; Java knows loops only from there on. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        boolean leadsUp = !folder.equals(start) && real.startsWith(folder.toRealPath());
        return leadsUp || FileKind.isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (FileKind.isHidden(file) || attributes.isDirectory()) {
            return FileVisitResult.CONTINUE;
        }
        boolean broken = !Files.exists(file); // links to nothing are visited as files
        if (FileKind.isPicture(file)) {
            found.add(new Found(file, broken ? "a link to a file that is missing" : null));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (!(e instanceof FileSystemLoopException) && !FileKind.isHidden(file)) {
            found.add(new Found(file, "cannot be opened (" + e.getClass().getSimpleName() + ")"));
        }
        return FileVisitResult.CONTINUE;
    }
}
