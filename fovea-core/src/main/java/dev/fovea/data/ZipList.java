package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** Where in a ZIP file (also Zip64) the pictures lie, by its central directory. */
final class ZipList {
    private final Path path;
    private final ArchiveList list;

    private ZipList(Path path) {
        this.path = path;
        this.list = new ArchiveList(path);
    }

    static FileList of(Path path) {
        ZipList zip = new ZipList(path);
        try (ZipFile file = ZipFile.builder().setPath(path).get()) {
            List<ZipArchiveEntry> entries = Collections.list(file.getEntries());
            zip.refuseOverlaps(entries);
            entries.forEach(zip::add);
            return zip.list.list();
        } catch (IOException | IllegalArgumentException e) {
            throw new FoveaException(
                    path + " must be a whole ZIP file, but was not (" + reason(e) + "). Get it again.", e);
        }
    }

    /** The library wraps what it found wrong. */
    private static String reason(Exception e) {
        return String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage());
    }

    /** A small file in which thousands of entries share the same bytes is made to keep its reader busy. */
    private void refuseOverlaps(List<ZipArchiveEntry> entries) throws IOException {
        long stored = 0;
        for (ZipArchiveEntry entry : entries) {
            stored += Math.max(0, entry.getCompressedSize());
        }
        long size = Files.size(path);
        Check.world(
                stored <= size,
                "entries of a ZIP file must not overlap, but these %d bytes hold entries of %d (%s). Get it again.",
                size,
                stored,
                path);
    }

    private void add(ZipArchiveEntry entry) {
        if (entry.isDirectory()) {
            name(entry).ifPresent(list::folder);
        } else if (list.wants(entry.getName())) {
            Optional<String> name = name(entry);
            if (name.isEmpty()) {
                list.bad(entry.getName(), BadKind.UNREADABLE, "its name in the archive is not UTF-8");
            } else {
                file(name.get(), entry);
            }
        }
    }

    private void file(String name, ZipArchiveEntry entry) {
        boolean deflated = entry.getMethod() == ZipMethod.DEFLATED.getCode();
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            list.bad(name, BadKind.UNREADABLE, "encrypted in the archive");
        } else if (!deflated && entry.getMethod() != ZipMethod.STORED.getCode()) {
            ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
            list.bad(name, BadKind.UNREADABLE, "compressed by " + method + ", which is not read");
        } else if (ArchivedPicture.isBomb(entry.getCompressedSize(), entry.getSize())) {
            String sizes = entry.getCompressedSize() + " to " + entry.getSize() + " bytes";
            list.bad(name, BadKind.BOMB, "too large: grows from " + sizes);
        } else if (entry.getCompressedSize() < 0 || entry.getSize() < 0 || entry.getDataOffset() < 0) {
            list.bad(name, BadKind.UNREADABLE, "damaged in the archive (header)");
        } else {
            int stored = (int) entry.getCompressedSize();
            list.picture(
                    name,
                    new ArchivedPicture(
                            path, entry.getDataOffset(), stored, (int) entry.getSize(), deflated, entry.getCrc()));
        }
    }

    /** The name, if it says that it is Unicode or happens to be: otherwise nobody knows what its bytes mean. */
    private static Optional<String> name(ZipArchiveEntry entry) {
        if (entry.getNameSource() != ZipArchiveEntry.NameSource.NAME) {
            return Optional.of(entry.getName());
        }
        try {
            byte[] raw = entry.getRawName();
            String name = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
            return Optional.of(name.contains("/") ? name : entry.getName()); // which turned old DOS names' backslashes
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
