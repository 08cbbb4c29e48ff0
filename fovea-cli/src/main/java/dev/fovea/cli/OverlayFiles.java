package dev.fovea.cli;

import dev.fovea.base.WholeFile;
import dev.fovea.explain.Explanation;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The overlays of one command in one folder: a file for each picture, also where pictures of several folders share a name. */
final class OverlayFiles {
    private static final int SIDE = 1024;

    private final Path folder;
    private final Set<String> taken = new HashSet<>();

    OverlayFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes the overlay of the picture of this name, and says where it is. */
    Path write(String picture, Explanation explanation) {
        Path file =
                folder.resolve(free(stem(picture)) + "." + explanation.method().word() + ".png");
        WholeFile.write(file, stream -> stream.write(explanation.png(SIDE)));
        return file;
    }

    /** The name without folders and ending. */
    private static String stem(String picture) {
        String last = picture.substring(Math.max(picture.lastIndexOf('/'), picture.lastIndexOf('\\')) + 1);
        int dot = last.lastIndexOf('.');
        String stem = dot > 0 ? last.substring(0, dot) : last;
        return stem.isEmpty() || stem.equals("-") ? "picture" : stem;
    }

    /** The same, or with a number behind it where it is taken; a disk may not tell capital letters from small ones. */
    private String free(String stem) {
        String out = stem;
        for (int i = 2; !taken.add(out.toLowerCase(Locale.ROOT)); i++) {
            out = stem + "-" + i;
        }
        return out;
    }
}
