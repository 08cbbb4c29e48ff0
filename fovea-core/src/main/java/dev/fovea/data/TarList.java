package dev.fovea.data;

import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Where in a TAR file (POSIX, GNU, with long names) the pictures lie: found by one walk over its headers. */
final class TarList {
    private final Path path;
    private final ArchiveList list;

    private TarList(Path path) {
        this.path = path;
        this.list = new ArchiveList(path);
    }

    /**
     * @param path not compressed
     * @param shown what messages call it
     */
    static FileList of(Path path, Path shown) {
        TarList tar = new TarList(path);
        try (FileChannel channel = FileChannel.open(path);
                TarArchiveInputStream in =
                        new TarArchiveInputStream(Channels.newInputStream(channel), StandardCharsets.UTF_8.name())) {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                tar.add(entry, channel.position()); // the library reads headers block by block and nothing ahead
            }
            return tar.list.list();
        } catch (IOException | IllegalArgumentException e) {
            throw new FoveaException(
                    shown + " must be a whole TAR file, but was not (" + e.getMessage() + "). Get it again.", e);
        }
    }

    private void add(TarArchiveEntry entry, long at) {
        String name = entry.getName().replaceFirst("^(\\./)+", "");
        if (entry.isDirectory()) {
            list.folder(name);
        } else if (list.wants(name)) {
            file(name, entry, at);
        }
    }

    private void file(String name, TarArchiveEntry entry, long at) {
        if (name.contains("?")) { // what the library puts for bytes that are no text
            list.bad(name, BadKind.UNREADABLE, "its name in the archive is not UTF-8");
        } else if (entry.isLink() || entry.isSymbolicLink()) {
            list.bad(name, BadKind.UNREADABLE, "a link, which is not followed in an archive");
        } else if (entry.isSparse()) {
            list.bad(name, BadKind.UNREADABLE, "stored as a sparse file, which is not read");
        } else if (ArchivedPicture.isBomb(entry.getSize(), entry.getSize())) {
            list.bad(name, BadKind.BOMB, "too large: " + entry.getSize() + " bytes");
        } else if (entry.isFile()) {
            int size = (int) entry.getSize();
            list.picture(name, new ArchivedPicture(path, at, size, size, false, ArchivedPicture.NO_CHECKSUM));
        }
    }
}
