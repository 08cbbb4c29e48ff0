package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Features on the disk: rows of numbers that a backbone made of pictures, known by the pixels that went in and by
 * everything that was done to them. They lie beside the decoded pictures and share their room, and like them are not
 * needed: what is gone or damaged is computed again. Any thread.
 */
public final class FeatureCache implements AutoCloseable {
    private final @Nullable DiskStore store;
    private final Set<String> notes = new LinkedHashSet<>();

    private FeatureCache(@Nullable CacheFolder folder, String maker, long budget) {
        this.store = folder == null ? null : new DiskStore(folder, "features-" + maker, budget, this::note);
    }

    /** Keeps nothing. */
    public static FeatureCache none() {
        return new FeatureCache(null, "", 0);
    }

    /**
     * In a folder.
     *
     * @param maker a hash of the backbone, its weights, and how pixels become numbers
     * @param budget bytes that the folder may take in all
     */
    public static FeatureCache of(CacheFolder folder, String maker, long budget) {
        return new FeatureCache(folder, maker, budget);
    }

    private void note(String text) {
        synchronized (notes) {
            notes.add(text);
        }
    }

    /** What the user should know, such as that the disk is full; each once. */
    public List<String> notes() {
        synchronized (notes) {
            return List.copyOf(notes);
        }
    }

    /** The row for these pixels, if it is kept. */
    public Optional<float[]> find(byte[] pixels) {
        if (store == null) {
            return Optional.empty();
        }
        ContentKey key = ContentKey.of(pixels);
        long place = store.find(key);
        return place == Place.UNKNOWN
                ? Optional.empty()
                : store.picture(place, key).map(FeatureCache::row);
    }

    /** Keeps the row for these pixels, while there is room. */
    public void keep(byte[] pixels, float[] row) {
        if (store != null) {
            store.add(ContentKey.of(pixels), stored(row));
        }
    }

    /** A row as the store takes it: four gray values for each number. */
    private static Picture stored(float[] row) {
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(row);
        return new Picture(1, bytes.capacity(), 1, bytes.array());
    }

    private static float[] row(Picture stored) {
        float[] out = new float[stored.pixels().length / Float.BYTES];
        ByteBuffer.wrap(stored.pixels())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(out);
        return out;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
        }
    }
}
