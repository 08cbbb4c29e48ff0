package dev.fovea.audit;

import dev.fovea.base.FoveaException;
import dev.fovea.base.Sha256;
import dev.fovea.data.BadFile;
import dev.fovea.data.Dataset;
import dev.fovea.data.PictureSource;
import dev.fovea.data.Scan;
import dev.fovea.picture.Picture;
import dev.fovea.picture.Pictures;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of each picture of a data set after one reading: a hash, sketches of its views, and its thumb as long as
 * there is room; further thumbs are made anew when they are asked for.
 */
final class Prints {
    /** Bytes of thumbs that are kept: some 60,000 photographs. */
    private static final long ROOM = 256L << 20;

    /** Pixels of the shorter side at which a JPEG may be decoded: twice a thumb's. */
    private static final int ENOUGH = 2 * Thumb.SIDE;

    private static final int TELL = 64;

    private final Dataset data;
    private final Rows sketches;
    private final AtomicReferenceArray<@Nullable Thumb> thumbs;
    private final AtomicReferenceArray<@Nullable String> hashes;
    private final AtomicReferenceArray<@Nullable BadFile> bad;
    private final AtomicLong taken = new AtomicLong();
    private final boolean[] plain;

    private Prints(Dataset data) {
        this.data = data;
        this.sketches = Rows.packed(data.size() * View.WITH_CROPS.size(), Sketch.LENGTH);
        this.thumbs = new AtomicReferenceArray<>(data.size());
        this.hashes = new AtomicReferenceArray<>(data.size());
        this.bad = new AtomicReferenceArray<>(data.size());
        this.plain = new boolean[data.size()];
    }

    /** Reads all pictures. */
    static Prints of(Dataset data, Workers workers, Scan.Listener listener) {
        Prints prints = new Prints(data);
        AtomicInteger done = new AtomicInteger();
        workers.each(data.size(), i -> {
            prints.read(i);
            prints.tell(done.incrementAndGet(), listener);
        });
        listener.scanned(data.size(), data.size());
        return prints;
    }

    private void tell(int count, Scan.Listener listener) {
        if (count % TELL == 0) {
            synchronized (listener) {
                listener.scanned(count, data.size());
            }
        }
    }

    private void read(int i) {
        try {
            PictureSource source = data.samples().get(i).source();
            Optional<byte[]> encoded = source.encoded();
            Picture picture = encoded.map(bytes -> Pictures.decodeAtLeast(bytes, ENOUGH))
                    .orElseGet(source::read);
            hashes.set(i, encoded.map(Sha256::of).orElseGet(() -> "pixels " + hash(picture)));
            Thumb thumb = Thumb.of(picture);
            sketch(i, thumb);
            if (taken.addAndGet(thumb.gray().pixels().length) <= ROOM) {
                thumbs.set(i, thumb);
            }
        } catch (FoveaException e) {
            bad.set(i, new BadFile(data.samples().get(i).name(), String.valueOf(e.getMessage())));
        }
    }

    private void sketch(int i, Thumb thumb) {
        Sketch sketch = new Sketch(thumb.gray());
        int views = View.WITH_CROPS.size();
        plain[i] = thumb.isPlain();
        for (int v = 0; v < (plain[i] ? 1 : views); v++) {
            sketches.put(i * views + v, sketch.of(View.WITH_CROPS.get(v)), 0);
        }
    }

    /** Over size and pixels. */
    private static String hash(Picture picture) {
        MessageDigest digest = Sha256.digest();
        digest.update(ByteBuffer.allocate(3 * Integer.BYTES)
                .putInt(picture.height())
                .putInt(picture.width())
                .putInt(picture.channels())
                .array());
        return HexFormat.of().formatHex(digest.digest(picture.pixels()));
    }

    /** What could not be read. */
    List<BadFile> unread() {
        List<BadFile> out = new ArrayList<>();
        for (int i = 0; i < data.size(); i++) {
            BadFile file = bad.get(i);
            if (file != null) {
                out.add(file);
            }
        }
        return out;
    }

    /** Positions of all that were read, each under the first of those that have the same hash. */
    Map<Integer, List<Integer>> byContent() {
        Map<String, Integer> firstOf = new HashMap<>();
        Map<Integer, List<Integer>> out = new TreeMap<>();
        for (int i = 0; i < data.size(); i++) {
            String hash = hashes.get(i);
            if (hash != null && bad.get(i) == null) {
                Integer known = firstOf.putIfAbsent(hash, i);
                int first = known == null ? i : known;
                out.computeIfAbsent(first, f -> new ArrayList<>()).add(i);
            }
        }
        return out;
    }

    /** Whether a picture's content is known by its file's bytes. */
    boolean isFile(int i) {
        return !Objects.requireNonNull(hashes.get(i)).startsWith("pixels");
    }

    /** See {@link Thumb#isPlain}. */
    boolean isPlain(int i) {
        return plain[i];
    }

    /** The sketches of all views, {@code View.WITH_CROPS.size()} a picture; of a plain picture the first alone. */
    Rows sketches() {
        return sketches;
    }

    Thumb thumb(int i) {
        Thumb kept = thumbs.get(i);
        return kept != null ? kept : Thumb.of(data.samples().get(i).source().readAtLeast(ENOUGH));
    }

    /** Whether both have the same pixels, size and channels; reads both anew. */
    boolean haveSamePixels(int a, int b) {
        return data.samples().get(a).picture().equals(data.samples().get(b).picture());
    }
}
