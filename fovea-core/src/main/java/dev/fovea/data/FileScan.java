package dev.fovea.data;

import dev.fovea.base.FoveaException;
import dev.fovea.picture.PictureHeader;
import dev.fovea.picture.Pictures;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every file of a data set on all cores. Memory is that of one small file for each core: large ones are read one
 * after the other.
 */
final class FileScan {
    /** Pixels of a whole set up to which each picture is decoded unless said otherwise: two seconds on two cores. */
    static final long DECODED_PIXELS = 250_000_000;

    /** Files of a set up to which each is decoded: small pictures cost more than their pixels. */
    static final int DECODED_FILES = 20_000;

    /** Fewer along a side show nothing. */
    static final int SMALLEST_SIDE = 4;

    private static final long LARGE_BYTES = 32 << 20;
    private static final long TELL_NANOS = 200_000_000L;

    private final List<Found> files;
    private final Scan scan;
    private final AtomicReferenceArray<@Nullable BadFile> bad;
    private final AtomicInteger done = new AtomicInteger();
    private final LongAdder pixels = new LongAdder();
    private final Object large = new Object();
    private final AtomicLong told = new AtomicLong(System.nanoTime());

    private FileScan(List<Found> files, Scan scan) {
        this.files = files;
        this.scan = scan;
        this.bad = new AtomicReferenceArray<>(files.size());
    }

    /** What is wrong with each of the files, in their order; null where nothing is. */
    static AtomicReferenceArray<@Nullable BadFile> of(List<Found> files, Scan scan) {
        FileScan looking = new FileScan(files, scan);
        looking.pass(scan.depth() == ScanDepth.FULL);
        if (scan.depth() == ScanDepth.AUTO && looking.isSmall()) {
            looking.pass(true);
        }
        scan.listener().scanned(files.size(), files.size());
        return looking.bad;
    }

    private boolean isSmall() {
        return files.size() <= DECODED_FILES && pixels.sum() <= DECODED_PIXELS;
    }

    private void pass(boolean decoding) {
        done.set(0);
        IntStream.range(0, files.size()).parallel().forEach(i -> look(i, decoding));
    }

    private void look(int i, boolean decoding) {
        Found file = files.get(i);
        BadFile known = bad.get(i);
        if (file.bad() != null) {
            bad.set(i, file.bad());
        } else if (known == null || known.kind().isUsed()) {
            bad.set(i, judged(file, decoding));
        }
        tell(done.incrementAndGet());
    }

    private @Nullable BadFile judged(Found file, boolean decoding) {
        if (file.picture().size() < LARGE_BYTES) {
            return judge(file, decoding);
        }
        synchronized (large) {
            return judge(file, decoding);
        }
    }

    private @Nullable BadFile judge(Found file, boolean decoding) {
        try {
            byte[] bytes = file.picture().bytes();
            PictureHeader head = Pictures.check(bytes);
            if (head.width() < SMALLEST_SIDE || head.height() < SMALLEST_SIDE) {
                String size = head.width() + " x " + head.height() + " pixels";
                return new BadFile(file.name(), BadKind.TOO_SMALL, size + ", and each side must have " + SMALLEST_SIDE);
            }
            if (decoding) {
                Pictures.decode(bytes);
            }
            pixels.add(decoding ? 0 : (long) head.width() * head.height());
            return head.misnamed(file.name())
                    .map(wrong -> new BadFile(file.name(), BadKind.WRONGLY_NAMED, wrong))
                    .orElse(null);
        } catch (FoveaException e) {
            return new BadFile(file.name(), String.valueOf(e.getMessage()));
        }
    }

    private void tell(int count) {
        long now = System.nanoTime();
        long last = told.get();
        if (now - last >= TELL_NANOS && told.compareAndSet(last, now)) {
            scan.listener().scanned(count, files.size());
        }
    }
}
