package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Kept pictures in a file, {@code <name>.pictures}, and where each begins in another, {@code <name>.index}. One process
 * makes the pair and only ever adds to it; nobody else writes there, so no lock is needed. A picture counts when its
 * entry in the index is whole, and that is written behind the picture itself: a process that is killed leaves a picture
 * that nobody sees. After a power cut the disk may hold an entry without its picture: its checksum gives that away.
 *
 * <p>Pictures are written through the file and read from a mapping of it. The file has its full length from the start,
 * full of holes, so that one mapping serves all its life.
 */
final class PictureFile {
    /** How the names of the two files end. */
    static final String PICTURES = ".pictures";

    static final String INDEX = ".index";

    /** Key (16), offset (4), checksum of both (4). */
    private static final int ENTRY = 24;

    private final Path path;
    private final @Nullable RandomAccessFile pictures;
    private final @Nullable RandomAccessFile index;
    private volatile @Nullable MappedByteBuffer mapped;
    private volatile boolean broken;
    private int filled;

    private PictureFile(Path path, @Nullable RandomAccessFile pictures, @Nullable RandomAccessFile index) {
        this.path = path;
        this.pictures = pictures;
        this.index = index;
    }

    /** A new pair, to be added to. */
    static PictureFile create(Path folder, int length) throws IOException {
        Path path = folder.resolve(UUID.randomUUID() + PICTURES);
        RandomAccessFile pictures = new RandomAccessFile(path.toFile(), "rw");
        try {
            pictures.setLength(length);
            PictureFile made = new PictureFile(
                    path, pictures, new RandomAccessFile(index(path).toFile(), "rw"));
            made.buffer(); // mapped by name, which another process may delete at any time
            return made;
        } catch (IOException e) {
            pictures.close();
            delete(path);
            throw e;
        }
    }

    /** A pair that is there. */
    static PictureFile of(Path pictures) {
        return new PictureFile(pictures, null, null);
    }

    private static Path index(Path pictures) {
        String name = pictures.getFileName().toString();
        return pictures.resolveSibling(name.substring(0, name.length() - PICTURES.length()) + INDEX);
    }

    /** Reads the index: each whole entry's key and offset. An entry that was cut off or damaged is passed over. */
    void entries(ObjIntConsumer<ContentKey> each) throws IOException {
        ByteBuffer entries = ByteBuffer.wrap(Files.readAllBytes(index(path)));
        for (int at = 0; at <= entries.limit() - ENTRY; at += ENTRY) {
            if (entries.getInt(at + ENTRY - 4) == checksum(entries.array(), at)) {
                each.accept(new ContentKey(entries.getLong(at), entries.getLong(at + 8)), entries.getInt(at + 16));
            }
        }
    }

    private static int checksum(byte[] entries, int at) {
        CRC32C crc = new CRC32C();
        crc.update(entries, at, ENTRY - 4);
        return (int) crc.getValue();
    }

    /** Whether a picture of so many bytes, head and all, still goes in. */
    boolean hasRoom(int bytes) {
        MappedByteBuffer known = mapped;
        return pictures != null && !broken && known != null && bytes <= known.limit() - filled;
    }

    /** Adds a picture, where there is room; gives its offset. For one thread at a time. */
    int add(ContentKey key, Picture picture) throws IOException {
        if (pictures == null || index == null) {
            throw new IllegalStateException("file must be one's own to be added to, but was another's: " + path);
        }
        int at = filled;
        byte[] stored = new byte[Stored.length(picture)];
        Stored.write(ByteBuffer.wrap(stored), 0, key, picture);
        pictures.seek(at);
        pictures.write(stored);
        ByteBuffer entry = ByteBuffer.allocate(ENTRY)
                .putLong(key.high())
                .putLong(key.low())
                .putInt(at);
        entry.putInt(checksum(entry.array(), 0));
        index.write(entry.array());
        filled += stored.length;
        return at;
    }

    /** The pictures; of a pair that is there, mapped when first asked for. Its time says from then on that it is in use. */
    ByteBuffer buffer() throws IOException {
        MappedByteBuffer known = mapped;
        return known != null ? known : map();
    }

    private synchronized ByteBuffer map() throws IOException {
        MappedByteBuffer known = mapped;
        if (known == null) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                known = channel.map(FileChannel.MapMode.READ_ONLY, 0, Math.min(channel.size(), Integer.MAX_VALUE));
            }
            mapped = known;
            touch();
        }
        return known;
    }

    private void touch() {
        try {
            Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // it only counts as older than it is
        }
    }

    /** Whether it serves in this process. */
    boolean isUsed() {
        return mapped != null;
    }

    boolean isBroken() {
        return broken;
    }

    Path path() {
        return path;
    }

    /** It holds what nobody wrote: it is not looked at again, and its files go. */
    void discard() {
        broken = true;
        delete(path);
    }

    /** Deletes a pair, as far as it can be deleted: the pictures last, because they are what is counted. */
    static void delete(Path pictures) {
        try {
            Files.deleteIfExists(index(pictures));
            Files.deleteIfExists(pictures);
        } catch (IOException e) {
            // a system that keeps mapped files: a later run deletes them
        }
    }

    /** Ends adding, and gives back the length that was not needed. Reading goes on. */
    void close() throws IOException {
        if (isUsed() && !broken) {
            touch();
        }
        if (pictures != null && index != null) {
            try (pictures;
                    index) {
                pictures.setLength(filled);
            }
        }
    }
}
