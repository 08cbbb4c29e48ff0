package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The pictures on the disk that were prepared in one way, by content: those of earlier runs, and what this one adds
 * while there is room. Nothing that goes wrong here is an error: a picture that cannot be read is not there, one that
 * cannot be written is not kept. Any thread.
 */
final class DiskStore {
    /** Most bytes of a file, which is what is thrown away at once. */
    private static final int MOST = 64 << 20;

    private final CacheFolder cache;
    private final Path folder;
    private final long budget;
    private final Consumer<String> notes;
    private final Instant begun = Instant.now();
    private final KeyTable table = new KeyTable();
    private final List<PictureFile> files = new CopyOnWriteArrayList<>();
    private @Nullable PictureFile open;
    private boolean full;

    /**
     * @param word names the folder of this preparation
     * @param budget bytes that all preparations together may take on the disk
     * @param notes told what the user should know, by any thread
     */
    DiskStore(CacheFolder cache, String word, long budget, Consumer<String> notes) {
        this.cache = cache;
        this.folder = cache.path().resolve(word);
        this.budget = budget;
        this.notes = notes;
        CacheFolder.list(folder).stream()
                .filter(path -> path.toString().endsWith(PictureFile.PICTURES))
                .forEach(path -> load(PictureFile.of(path)));
    }

    private void load(PictureFile file) {
        int number = files.size();
        try {
            file.entries((key, offset) -> table.put(key, Place.onDisk(number, offset)));
            files.add(file);
        } catch (IOException e) {
            // without an index, or just deleted: what it held is decoded again
        }
    }

    /** Where the picture of this key is; {@link Place#UNKNOWN} where it is not. */
    synchronized long find(ContentKey key) {
        long place = table.get(key);
        return place == Place.UNKNOWN || files.get(Place.file(place)).isBroken() ? Place.UNKNOWN : place;
    }

    /** Keeps a picture; its place, or {@link Place#UNKNOWN} where there is no room. */
    synchronized long add(ContentKey key, Picture picture) {
        long known = find(key);
        if (known != Place.UNKNOWN || full) {
            return known;
        }
        try {
            return write(key, picture);
        } catch (IOException e) {
            stop("cannot grow (" + e + ")");
            return Place.UNKNOWN;
        }
    }

    private void stop(String why) {
        full = true;
        notes.accept("The picture cache " + why + ": pictures that are not in it are decoded in each epoch. It is in "
                + cache.path() + "; --cache MB gives it room, --cache off leaves it out.");
    }

    private long write(ContentKey key, Picture picture) throws IOException {
        int bytes = Stored.length(picture);
        PictureFile file = open;
        if (file == null || !file.hasRoom(bytes)) {
            file = bytes > fileLength() ? null : another();
        }
        if (file == null) {
            return Place.UNKNOWN;
        }
        long place = Place.onDisk(files.indexOf(file), file.add(key, picture));
        table.put(key, place);
        return place;
    }

    /** A fifth of the budget at most, so that old files can make way for new ones. */
    private int fileLength() {
        return (int) Math.min(MOST, budget / 5);
    }

    private @Nullable PictureFile another() throws IOException {
        seal();
        PictureFile made = null;
        if (cache.makeRoom(fileLength(), budget, begun)) {
            Files.createDirectories(folder);
            made = PictureFile.create(folder, fileLength());
            files.add(made);
            if (cache.bytes() > budget) { // another process took the same room
                made.discard();
                made = null;
            }
        }
        if (made == null) {
            stop("has no more room (" + (budget >> 20) + " MB, or the disk is nearly full)");
        }
        open = made;
        return made;
    }

    /** The picture at a place, if it is whole; else its file is thrown away. */
    Optional<Picture> picture(long place) {
        return reading(place, (from, at, values) -> {
            Picture picture = Stored.read(from, at, values);
            return Stored.isWhole(from, at, picture.pixels(), 0, values) ? picture : null;
        });
    }

    /** The same, for a key, under which it must have been written. */
    Optional<Picture> picture(long place, ContentKey key) {
        Optional<Picture> picture = picture(place);
        boolean others = picture.isPresent()
                && reading(place, (from, at, values) -> Stored.key(from, at).equals(key) ? key : null)
                        .isEmpty();
        return others ? Optional.empty() : picture;
    }

    /** Copies the values of the picture at a place, where it is whole and has exactly so many; says whether it has. */
    boolean copy(long place, byte[] out, int offset, int wanted) {
        return reading(place, (from, at, values) -> {
                    if (values != wanted) {
                        return null;
                    }
                    Stored.copy(from, at, out, offset, values);
                    return Stored.isWhole(from, at, out, offset, values) ? out : null;
                })
                .isPresent();
    }

    /** What takes something from a buffer, at an offset, where so many values lie; null if it is not what was written. */
    private interface Reading<T> {
        @Nullable T from(ByteBuffer buffer, int at, int values);
    }

    private <T> Optional<T> reading(long place, Reading<T> reading) {
        PictureFile file = files.get(Place.file(place));
        try {
            ByteBuffer buffer = file.buffer();
            int at = Place.offset(place);
            int values = Stored.values(buffer, at);
            T read = values < 0 || file.isBroken() ? null : reading.from(buffer, at, values);
            if (read == null && !file.isBroken()) {
                discard(file);
            }
            return Optional.ofNullable(read);
        } catch (IOException e) { // deleted by another process before it was mapped, or closed
            return Optional.empty();
        } catch (InternalError e) { // what Java makes of a disk that fails under a mapped file
            discard(file);
            return Optional.empty();
        }
    }

    private void discard(PictureFile file) {
        file.discard();
        notes.accept("A damaged file of the picture cache was thrown away: what it held is decoded again.");
    }

    private void seal() {
        PictureFile last = open;
        open = null;
        try {
            if (last != null) {
                last.seal();
            }
        } catch (IOException e) {
            // it stays longer than it need be
        }
    }

    /** Nothing is added any more, and what is here can no longer be read. */
    synchronized void close() {
        full = true;
        seal();
        for (PictureFile file : files) {
            try {
                file.close();
            } catch (IOException e) {
                // it was only read
            }
        }
    }
}
