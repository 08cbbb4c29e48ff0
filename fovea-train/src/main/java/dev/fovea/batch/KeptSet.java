package dev.fovea.batch;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The pictures of one data set that a cache looks after: a shelf for each way in which they are prepared. */
final class KeptSet {
    private final PictureCache cache;
    private final int pictures;
    private final Map<Preparation, Shelf> shelves = new ConcurrentHashMap<>();

    KeptSet(PictureCache cache, int pictures) {
        this.cache = cache;
        this.pictures = pictures;
    }

    Shelf shelf(Preparation preparation) {
        Shelf known = shelves.get(preparation);
        return known != null ? known : shelves.computeIfAbsent(preparation, wanted -> cache.shelf(wanted, pictures));
    }
}
