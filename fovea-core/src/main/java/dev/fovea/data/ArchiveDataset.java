package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An archive of class folders as a data set, read in place. */
final class ArchiveDataset {
    /** What can be read. */
    enum Kind {
        ZIP("PK\3\4", "PK\5\6"),
        GZIP("\u001f\u008b"),
        BZIP2("BZh"),
        XZ("\u00fd7zXZ\0"),
        TAR;

        @SuppressWarnings("ImmutableEnumChecker") // nobody else has it
        private final String[] starts;

        Kind(String... starts) {
            this.starts = starts;
        }

        private boolean begins(String head) {
            for (String start : starts) {
                if (head.startsWith(start)) {
                    return true;
                }
            }
            return this == TAR && head.startsWith("ustar", 257);
        }
    }

    private static final Pattern ENDING = Pattern.compile("\\.(zip|tgz|tbz2?|txz|tar|tar\\.(gz|bz2|xz))$");

    private ArchiveDataset() {}

    /** The kind of an archive, by its first bytes, or as an old TAR by its name; nothing where it is none. */
    static Optional<Kind> kind(Path path) {
        try (var in = Files.newInputStream(path)) {
            String head = new String(in.readNBytes(512), StandardCharsets.ISO_8859_1);
            for (Kind kind : Kind.values()) {
                if (kind.begins(head)) {
                    return Optional.of(kind);
                }
            }
            return name(path).endsWith(".tar") ? Optional.of(Kind.TAR) : Optional.empty();
        } catch (IOException e) {
            throw new FoveaException(path + " must be readable, but was not (" + e + "). Check its permissions.", e);
        }
    }

    /** Whether a file is an archive by its name. */
    static boolean isNamed(Path path) {
        return ENDING.matcher(name(path)).find();
    }

    static Dataset read(Path path, Scan scan) {
        Kind kind = kind(path)
                .orElseThrow(() -> new FoveaException(
                        path + " must be a ZIP or TAR file, but its first bytes say otherwise. Name the archive."));
        FileList list = list(path, kind, scan);
        Check.world(
                !list.files().isEmpty(),
                "%s must hold pictures, but had none. Put the pictures of each class in a folder of their own.",
                path);
        String name = ENDING.matcher(name(path)).replaceAll("");
        Labelling labelling = new Labelling(name, path.toString(), FolderDataset.REPAIR);
        return FolderDataset.of(list, ArchiveList.top(list), labelling, scan);
    }

    private static FileList list(Path path, Kind kind, Scan scan) {
        return switch (kind) {
            case ZIP -> ZipList.of(path);
            case TAR -> TarList.of(path, path);
            default -> TarList.of(Unpacked.of(path, kind, scan.listener()), path);
        };
    }

    private static String name(Path path) {
        return FolderLayout.name(path).toLowerCase(Locale.ROOT);
    }
}
