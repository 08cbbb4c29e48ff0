package dev.fovea.batch;

import dev.fovea.picture.Picture;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pictures in memory, side by side in few large arrays: 200,000 small ones cost their pixels and {@value Stored#HEAD}
 * bytes each, and the collector has a few dozen objects to look at. What is in stays. Any thread.
 */
final class Slabs {
    private static final int SLAB = 8 << 20;
    /** A larger picture gets an array of its own, so that little is left empty at the end of each. */
    private static final int ALONE = SLAB / 8;

    private static final ContentKey NO_KEY = new ContentKey(0, 0);

    private final long budget;
    private long used;
    private volatile @Nullable ByteBuffer[] slabs = new @Nullable ByteBuffer[16];
    private int count;
    private int current = -1;
    private int filled;

    /** @param budget bytes */
    Slabs(long budget) {
        this.budget = budget;
    }

    /** Bytes of arrays that are taken now. */
    synchronized long used() {
        return used;
    }

    /** Copies a picture in; its place, or 0 where there is no room. */
    synchronized long add(Picture picture) {
        int length = Stored.length(picture);
        if (length > ALONE) {
            return open(length) ? write(count - 1, 0, picture) : 0;
        }
        if (current < 0 || length > buffer(current).limit() - filled) {
            if (!open((int) Math.max(length, Math.min(SLAB, budget - used)))) {
                return 0;
            }
            current = count - 1;
            filled = 0;
        }
        filled += length;
        return write(current, filled - length, picture);
    }

    private long write(int slab, int at, Picture picture) {
        Stored.write(buffer(slab), at, NO_KEY, picture);
        return Place.inMemory(slab, at);
    }

    private boolean open(int bytes) {
        if (used + bytes > budget) {
            return false;
        }
        try {
            ByteBuffer slab = ByteBuffer.allocate(bytes);
            @Nullable ByteBuffer[] known = count < slabs.length ? slabs : Arrays.copyOf(slabs, 2 * count);
            known[count++] = slab;
            slabs = known;
            used += bytes;
            return true;
        } catch (OutOfMemoryError e) { // keeping pictures is no reason to end
            return false;
        }
    }

    /** The array that a place names; the place itself came through memory that publishes it. */
    private ByteBuffer buffer(int slab) {
        ByteBuffer buffer = slabs[slab];
        if (buffer == null) {
            throw new IllegalStateException("a place must name an array that is there, but named " + slab);
        }
        return buffer;
    }

    /** The picture at a place. */
    Picture picture(long place) {
        ByteBuffer slab = buffer(Place.file(place));
        int at = Place.offset(place);
        return Stored.read(slab, at, Stored.values(slab, at));
    }

    /** Copies the values of the picture at a place, where it has exactly so many; says whether it has. */
    boolean copy(long place, byte[] out, int offset, int values) {
        ByteBuffer slab = buffer(Place.file(place));
        int at = Place.offset(place);
        if (Stored.values(slab, at) != values) {
            return false;
        }
        Stored.copy(slab, at, out, offset, values);
        return true;
    }
}
