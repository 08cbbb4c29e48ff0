package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.picture.Pictures;
import dev.fovea.picture.UnreadablePicture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers the entries of an archive: folders, pictures, and what is wrong with an entry's name. One thread. */
final class ArchiveList {
    /** Entries of one archive. */
    private static final int MOST = 5_000_000;

    private final Path archive;
    private final Set<String> folders = new LinkedHashSet<>();
    private final Set<String> names = new HashSet<>();
    private final List<Found> found = new ArrayList<>();
    private int entries;

    ArchiveList(Path archive) {
        this.archive = archive;
    }

    /** Counts an entry of this name, and says whether anybody wants it: it is not hidden, and perhaps a picture. */
    boolean wants(String name) {
        entries++;
        Check.world(entries <= MOST, "entries of an archive must be at most %d, but are more (%s).", MOST, archive);
        for (String part : name.split("/", -1)) {
            if (FileKind.isHidden(part) && !part.equals("..") && !part.equals(".")) {
                return false;
            }
        }
        return FileKind.of(name) != FileKind.OTHER;
    }

    /** A folder of its own entry. */
    void folder(String name) {
        String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        if (!plain.isEmpty() && wants(plain + "/x") && !leadsOut(plain)) {
            above(plain + "/");
        }
    }

    /** An entry that may be a picture. */
    void picture(String name, StoredPicture picture) {
        if (!names.add(name)) {
            bad(name, BadKind.UNREADABLE, "its name occurs twice in the archive, and the first one counts");
        } else if (leadsOut(name)) {
            bad(name, BadKind.UNREADABLE, "its name leads out of the archive");
        } else if (FileKind.of(name) == FileKind.PICTURE || isLikely(picture)) {
            above(name);
            found.add(new Found(name, picture));
        }
    }

    /** An entry that cannot be read. */
    void bad(String name, BadKind kind, String reason) {
        if (FileKind.of(name) == FileKind.PICTURE) {
            if (!leadsOut(name)) {
                above(name);
            }
            found.add(Found.bad(name, kind, reason));
        }
    }

    private static boolean isLikely(StoredPicture picture) {
        try {
            return Pictures.isLikely(picture.bytes());
        } catch (UnreadablePicture e) {
            return false; // nothing says that it was meant as a picture
        }
    }

    /** Absolute names, of Windows too, and names with steps up. */
    private static boolean leadsOut(String name) {
        return name.startsWith("/")
                || name.matches("(?s)[A-Za-z]:.*")
                || ("/" + name + "/").contains("/../")
                || ("/" + name + "/").contains("/./");
    }

    private void above(String name) {
        for (int slash = name.indexOf('/'); slash > 0; slash = name.indexOf('/', slash + 1)) {
            folders.add(name.substring(0, slash));
        }
    }

    /** All that was gathered. */
    FileList list() {
        found.sort(Comparator.comparing(Found::name, NaturalOrder.NAMES));
        return new FileList(List.copyOf(folders), found);
    }

    /** The folders that hold everything else, such as {@code photos/}; nothing where the classes lie at the top. */
    static String top(FileList list) {
        String top = "";
        while (true) {
            String above = top;
            List<String> inside = list.folders().stream()
                    .filter(f -> f.startsWith(above) && f.indexOf('/', above.length()) < 0)
                    .toList();
            boolean fileBeside = list.files().stream()
                    .anyMatch(f -> f.name().startsWith(above) && f.name().indexOf('/', above.length()) < 0);
            boolean holdsFolders =
                    inside.size() == 1 && list.folders().stream().anyMatch(f -> f.startsWith(inside.get(0) + "/"));
            boolean isPart = inside.size() == 1
                    && FolderLayout.role(inside.get(0).substring(above.length()))
                            .isPresent();
            if (!holdsFolders || fileBeside || isPart) {
                return top;
            }
            top = inside.get(0) + "/";
        }
    }
}
