package dev.fovea.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as PyTorch has written it since 1.6: a ZIP file with one folder, in it {@code data.pkl} and a file
 * {@code data/KEY} for each storage. PyTorch compresses nothing; neither is a compressed entry read, so nothing here can
 * be larger than the file is.
 */
final class TorchZip implements Storages {
    /** A pickle takes about 200 bytes for each tensor. */
    private static final long MOST_PICKLE = 32 << 20;

    private final FileBytes bytes;
    private final Map<String, ZipArchiveEntry> entries;
    private final String folder;

    private TorchZip(FileBytes bytes, Map<String, ZipArchiveEntry> entries, String folder) {
        this.bytes = bytes;
        this.entries = entries;
        this.folder = folder;
    }

    /** The state dict of a file. */
    static Unwrapped read(Path file, FileBytes bytes) throws IOException {
        TorchZip zip = of(bytes, entries(file, bytes));
        zip.checkKind();
        return Unwrapped.of(PickleMachine.read(new PickleBytes(zip.pickle())).value(), zip);
    }

    private static TorchZip of(FileBytes bytes, Map<String, ZipArchiveEntry> entries) {
        List<String> pickles = entries.keySet().stream()
                .filter(name -> name.matches("[^/]+/data\\.pkl"))
                .toList();
        BadFormat.unless(
                pickles.size() == 1, "one FOLDER/data.pkl must be in the ZIP file, but there are %d", pickles.size());
        return new TorchZip(bytes, entries, pickles.get(0).replaceFirst("data\\.pkl$", ""));
    }

    private static Map<String, ZipArchiveEntry> entries(Path file, FileBytes bytes) throws IOException {
        ZipEnd.check(bytes);
        Map<String, ZipArchiveEntry> out = new HashMap<>();
        try (ZipFile zip = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                BadFormat.unless(
                        out.put(entry.getName(), entry) == null,
                        "entries of the ZIP file must have names of their own, but two have one");
            }
        } catch (IOException | IllegalArgumentException e) { // the library wraps what it found wrong
            throw new BadFormat("the ZIP file must be whole, but is not: "
                    + Names.shown(String.valueOf((e.getCause() == null ? e : e.getCause()).getMessage())));
        }
        refuseOverlaps(out.values());
        return out;
    }

    private static void refuseOverlaps(Collection<ZipArchiveEntry> entries) {
        long end = 0;
        for (ZipArchiveEntry entry : entries.stream()
                .sorted(Comparator.comparingLong(ZipArchiveEntry::getDataOffset))
                .toList()) {
            BadFormat.unless(entry.getDataOffset() >= end, "entries of the ZIP file must not overlap, but do");
            end = entry.getDataOffset() + Math.max(0, entry.getCompressedSize());
        }
    }

    /** Programs have their weights in the same kind of file; numbers of other machines have their bytes the other way. */
    private void checkKind() throws IOException {
        BadFormat.unless(
                !entries.containsKey(folder + "constants.pkl"),
                "it must hold a state dict, but holds a TorchScript program, which is not run");
        if (entries.containsKey(folder + "byteorder")) {
            ByteBuffer order = slice("byteorder");
            String word = StandardCharsets.US_ASCII.decode(order).toString().strip();
            BadFormat.unless(word.equals("little"), "the order of bytes must be little, but is not");
        }
    }

    private ByteBuffer pickle() throws IOException {
        ByteBuffer pickle = slice("data.pkl");
        BadFormat.unless(
                pickle.remaining() <= MOST_PICKLE,
                "data.pkl must have at most %d bytes, but has %d",
                MOST_PICKLE,
                pickle.remaining());
        return pickle;
    }

    @Override
    public ByteBuffer bytes(Pickled.Storage storage) throws IOException {
        ByteBuffer out = slice("data/" + storage.key());
        BadFormat.unless(
                out.remaining() == Storages.length(storage),
                "a storage must have %d bytes, but has %d",
                Storages.length(storage),
                out.remaining());
        return out;
    }

    private ByteBuffer slice(String name) throws IOException {
        @Nullable ZipArchiveEntry entry = entries.get(folder + name);
        if (entry == null) {
            throw new BadFormat("an entry of the ZIP file must be there for each storage, but one is missing");
        }
        BadFormat.unless(
                entry.getMethod() == ZipEntry.STORED
                        && !entry.getGeneralPurposeBit().usesEncryption()
                        && entry.getSize() == entry.getCompressedSize(),
                "entries of the ZIP file must be stored as they are, but are compressed");
        return bytes.slice(entry.getDataOffset(), entry.getSize());
    }
}
