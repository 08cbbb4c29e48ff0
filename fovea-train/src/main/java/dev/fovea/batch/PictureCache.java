package dev.fovea.batch;

import dev.fovea.data.Dataset;
import dev.fovea.data.Sample;
import dev.fovea.picture.Picture;
import dev.fovea.split.Part;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decodes each picture once. What is decoded, and brought to the size that training needs, is kept in memory while a
 * budget lasts, and on the disk within another, for later epochs and later runs. Pictures on the disk are known by the
 * SHA-256 of their file's bytes and by all that was done to them, so that a file that was moved is known and one that was
 * changed is not; the bytes are read and hashed once a run, which costs a tenth of decoding them.
 *
 * <pre>{@code
 * try (PictureCache cache = PictureCache.of(512L << 20, CacheFolder.usual(), 4L << 30)) {
 *     Dataset kept = cache.over(photos);      // split it, fold it: all parts share the cache
 * }
 * }</pre>
 *
 * <p>Nothing that comes out depends on what is kept. Any thread; the memory is given back when neither the cache nor the
 * data sets over it are in use any more.
 */
public final class PictureCache implements AutoCloseable {
    private final Slabs slabs;
    private final @Nullable CacheFolder folder;
    private final long budget;
    private final Map<Preparation, DiskStore> stores = new ConcurrentHashMap<>();
    private final Set<String> notes = new LinkedHashSet<>();

    private PictureCache(long memory, @Nullable CacheFolder folder, long budget) {
        this.slabs = new Slabs(memory);
        this.folder = folder;
        this.budget = budget;
    }

    /**
     * In memory alone.
     *
     * @param bytes that pictures may take; 0 keeps none
     */
    public static PictureCache inMemory(long bytes) {
        return new PictureCache(bytes, null, 0);
    }

    /**
     * In memory and on the disk. Pictures that do not come from encoded bytes are never on the disk.
     *
     * @param memory bytes that pictures may take in memory
     * @param folder where they lie on the disk
     * @param disk bytes that the folder may take; beyond it, those used longest ago make way
     */
    public static PictureCache of(long memory, CacheFolder folder, long disk) {
        return new PictureCache(memory, folder, disk);
    }

    /** The same data set, whose pictures this cache keeps; those that another cache keeps already stay there. */
    public Dataset over(Dataset data) {
        KeptSet set = new KeptSet(this, data.size());
        List<Sample> samples = new ArrayList<>(data.size());
        for (int i = 0; i < data.size(); i++) {
            Sample sample = data.samples().get(i);
            samples.add(
                    sample.source() instanceof KeptPicture
                            ? sample
                            : sample.withSource(new KeptPicture(set, i, sample.source())));
        }
        return data.withSamples(samples);
    }

    /** The same part, whose pictures this cache keeps. */
    public Part over(Part part) {
        return new Part(over(part.data()), part.role());
    }

    /** The picture of a sample: kept where a cache looks after it, else prepared anew. */
    static Picture picture(Sample sample, Preparation preparation) {
        return sample.source() instanceof KeptPicture kept ? kept.get(preparation) : preparation.of(sample.source());
    }

    Shelf shelf(Preparation preparation, int pictures) {
        DiskStore disk = folder == null ? null : stores.computeIfAbsent(preparation, wanted -> store(folder, wanted));
        return new Shelf(preparation, pictures, slabs, disk);
    }

    private DiskStore store(CacheFolder where, Preparation preparation) {
        return new DiskStore(where, preparation.word(), budget, this::note);
    }

    private void note(String text) {
        synchronized (notes) {
            notes.add(text);
        }
    }

    /** What the user should know of the cache since this was last asked, such as that the disk is full; each once. */
    public List<String> notes() {
        synchronized (notes) {
            List<String> said = List.copyOf(notes);
            notes.clear();
            return said;
        }
    }

    /** Bytes of memory that are taken for pictures now. */
    long used() {
        return slabs.used();
    }

    /** Lets go of the disk: pictures that are not in memory are decoded from now on. Closing twice is harmless. */
    @Override
    public void close() {
        stores.values().forEach(DiskStore::close);
    }
}
