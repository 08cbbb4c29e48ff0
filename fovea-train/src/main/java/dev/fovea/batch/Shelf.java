package dev.fovea.batch;

import dev.fovea.data.PictureSource;
import dev.fovea.picture.Picture;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one data set, prepared in one way: each is decoded when first asked for, and kept in memory and on the
 * disk while there is room. What comes out is the same wherever it comes from. Any thread.
 */
final class Shelf {
    private final Preparation preparation;
    private final Slabs slabs;
    private final @Nullable DiskStore disk;
    private final AtomicLongArray places;

    /** @param disk null for none */
    Shelf(Preparation preparation, int pictures, Slabs slabs, @Nullable DiskStore disk) {
        this.preparation = preparation;
        this.slabs = slabs;
        this.disk = disk;
        this.places = new AtomicLongArray(pictures);
    }

    /** The picture at a position. */
    Picture get(int position, PictureSource source) {
        long place = places.get(position);
        if (Place.isInMemory(place)) {
            return slabs.picture(place);
        }
        if (disk != null && Place.isOnDisk(place)) {
            Optional<Picture> picture = disk.picture(place);
            if (picture.isPresent()) {
                return picture.get();
            }
            places.compareAndSet(position, place, Place.UNKNOWN);
        }
        return fetch(position, source);
    }

    /**
     * Copies the values of the picture at a position.
     *
     * @param values as many as it must have
     * @return whether it has
     */
    boolean copy(int position, PictureSource source, byte[] out, int offset, int values) {
        long place = places.get(position);
        if (Place.isInMemory(place)) {
            return slabs.copy(place, out, offset, values);
        }
        if (disk != null && Place.isOnDisk(place) && disk.copy(place, out, offset, values)) {
            return true;
        }
        Picture picture = get(position, source);
        if (picture.pixels().length != values) {
            return false;
        }
        System.arraycopy(picture.pixels(), 0, out, offset, values);
        return true;
    }

    private Picture fetch(int position, PictureSource source) {
        boolean lasts = disk != null && places.get(position) != Place.NOWHERE;
        Optional<byte[]> encoded = lasts ? source.encoded() : Optional.empty();
        if (disk == null || encoded.isEmpty()) {
            Picture picture = preparation.of(source);
            keep(position, picture, Place.UNKNOWN);
            return picture;
        }
        ContentKey key = ContentKey.of(encoded.get());
        long known = disk.find(key);
        Optional<Picture> kept = known == Place.UNKNOWN ? Optional.empty() : disk.picture(known, key);
        if (kept.isPresent()) {
            places.set(position, known);
            return kept.get();
        }
        Picture picture = preparation.of(encoded.get());
        keep(position, picture, disk.add(key, picture));
        return picture;
    }

    /** In memory where there is room; what two threads decoded at once is kept once. */
    private void keep(int position, Picture picture, long onDisk) {
        synchronized (places) {
            if (places.get(position) == Place.UNKNOWN) {
                long inMemory = slabs.add(picture);
                long place = inMemory == Place.UNKNOWN ? onDisk : inMemory;
                places.set(position, place == Place.UNKNOWN ? Place.NOWHERE : place);
            }
        }
    }
}
