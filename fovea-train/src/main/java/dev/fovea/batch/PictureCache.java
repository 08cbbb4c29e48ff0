package dev.fovea.batch;

import dev.fovea.data.Dataset;
import dev.fovea.picture.Picture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The decoded pictures of a data set, each read when first asked for and kept while the budget lasts. Which ones are
 * kept depends on who asked first; what they hold does not. Any thread.
 */
final class PictureCache {
    private final Dataset data;
    private final UnaryOperator<Picture> prepare;
    private final long budget;
    private final AtomicLong used = new AtomicLong();
    private final AtomicReferenceArray<@Nullable Picture> kept;

    /**
     * @param prepare what is done to a decoded picture before it is kept; always the same for the same picture
     * @param budget bytes
     */
    PictureCache(Dataset data, UnaryOperator<Picture> prepare, long budget) {
        this.data = data;
        this.prepare = prepare;
        this.budget = budget;
        this.kept = new AtomicReferenceArray<>(data.size());
    }

    /** The prepared picture of the sample at this position. */
    Picture get(int position) {
        Picture known = kept.get(position);
        if (known != null) {
            return known;
        }
        Picture read = prepare.apply(data.samples().get(position).picture());
        keep(position, read);
        return read;
    }

    private void keep(int position, Picture picture) {
        long bytes = picture.pixels().length;
        if (used.addAndGet(bytes) > budget || !kept.compareAndSet(position, null, picture)) {
            used.addAndGet(-bytes);
        }
    }

    /** Bytes of pixels that are kept now. */
    long used() {
        return used.get();
    }
}
