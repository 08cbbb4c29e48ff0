package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
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
    /** Where entries are added; null in another process's pair. */
    private final @Nullable RandomAccessFile index;

    private @Nullable RandomAccessFile pictures;
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
            made.buffer();
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

    /** Whether a picture of so many bytes, head and all, still goes in; only into one's own. */
    boolean hasRoom(int bytes) {
        MappedByteBuffer known = mapped;
        return !broken && known != null && bytes <= known.limit() - filled;
    }

    /** Adds a picture to one's own file, where there is room; gives its offset. For one thread at a time. */
    int add(ContentKey key, Picture picture) throws IOException {
        byte[] stored = new byte[Stored.length(picture)];
        Stored.write(ByteBuffer.wrap(stored), 0, key, picture);
        int at = filled;
        RandomAccessFile file = Objects.requireNonNull(pictures);
        file.seek(at);
        file.write(stored);
        ByteBuffer entry = ByteBuffer.allocate(ENTRY)
                .putLong(key.high())
                .putLong(key.low())
                .putInt(at);
        entry.putInt(checksum(entry.array(), 0));
        Objects.requireNonNull(index).write(entry.array());
        filled += stored.length;
        return at;
    }

    /**
     * The pictures, as far as the file goes now; of a pair that is there, mapped when first asked for. Reading a mapping
     * beyond the end of its file is an error that Java raises at any later moment, so the length is asked each time: it
     * takes a microsecond.
     *
     * @throws IOException if it cannot be had, as after {@link #close}
     */
    ByteBuffer buffer() throws IOException {
        MappedByteBuffer known = mapped;
        ByteBuffer whole = (known != null ? known : map()).duplicate();
        return whole.limit(
                (int) Math.min(whole.limit(), Objects.requireNonNull(pictures).length()));
    }

    private synchronized MappedByteBuffer map() throws IOException {
        MappedByteBuffer known = mapped;
        if (known == null) {
            RandomAccessFile file = pictures == null ? new RandomAccessFile(path.toFile(), "r") : pictures;
            known = file.getChannel().map(MapMode.READ_ONLY, 0, Math.min(file.length(), Integer.MAX_VALUE));
            pictures = file;
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

    boolean isBroken() {
        return broken;
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

    /** Ends adding to one's own, and gives back the length that was not needed. Reading goes on. */
    void seal() throws IOException {
        Objects.requireNonNull(index).close();
        Objects.requireNonNull(pictures).setLength(filled);
    }

    /** Ends reading. Its time says that it was used until now. */
    void close() throws IOException {
        RandomAccessFile file = pictures;
        if (file != null) {
            if (!broken) {
                touch();
            }
            file.close();
        }
    }
}
