package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.picture.Pictures;
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

/** Finds the files that are meant as pictures below a folder. Links are followed; a link back to a folder above is not. */
final class FileTree extends SimpleFileVisitor<Path> {
    /** What Java puts where a name's bytes are no text in the machine's encoding. */
    private static final char UNKNOWN_LETTER = '\uFFFD';

    private final List<Found> found = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private final Path start;
    private final Path real;

    private FileTree(Path start, Path real) {
        this.start = start;
        this.real = real;
    }

    /** In the natural order of their names, so that every machine sees the same. */
    static FileList below(Path folder) {
        try {
            FileTree tree = new FileTree(folder, folder.toRealPath());
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, tree);
            tree.found.sort(Comparator.comparing(Found::name, NaturalOrder.NAMES));
            return new FileList(tree.folders, tree.found);
        } catch (IOException e) {
            throw new FoveaException(folder + " must be readable, but was not (" + e + "). Check its permissions.", e);
        }
    }

    /** Also a link to a folder above the start would bring in other classes' pictures; Java knows loops only from there on. */
    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(start)) {
            return FileVisitResult.CONTINUE;
        }
        if (isHidden(folder) || real.startsWith(folder.toRealPath())) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        folders.add(name(folder));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (isHidden(file) || attributes.isDirectory()) {
            return FileVisitResult.CONTINUE;
        }
        String name = name(file);
        FileKind kind = FileKind.of(name);
        if (attributes.isSymbolicLink()) { // visited as such only where it leads nowhere
            if (kind == FileKind.PICTURE) {
                found.add(Found.bad(name, BadKind.MISSING, "a link to a file that is missing"));
            }
        } else if (kind == FileKind.PICTURE || (kind == FileKind.UNKNOWN && Pictures.isLikely(file))) {
            found.add(new Found(name, new FilePicture(file)));
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(start)) {
            throw e;
        }
        if (!(e instanceof FileSystemLoopException) && !isHidden(file)) {
            if (Files.isDirectory(file)) {
                folders.add(name(file)); // a class that is lost must be missed
            }
            String reason = "cannot be opened (" + IoReason.brief(e) + ")";
            found.add(Found.bad(name(file), BadKind.UNREADABLE, reason));
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        return FileKind.isHidden(String.valueOf(path.getFileName()));
    }

    private String name(Path file) {
        String name = start.relativize(file).toString();
        Check.world(
                name.indexOf(UNKNOWN_LETTER) < 0,
                "names of files must be text in the machine's encoding, but \"%s\" is not (%s). "
                        + "Set LC_ALL=C.UTF-8, or rename it.",
                name,
                start);
        return file.getFileSystem().getSeparator().equals("/") ? name : name.replace('\\', '/');
    }
}
