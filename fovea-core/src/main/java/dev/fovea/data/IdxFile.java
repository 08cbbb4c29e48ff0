package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * An IDX file of unsigned bytes (the format of MNIST: two zero bytes, type 8, number of dimensions, each dimension as a
 * 32-bit number, values), gzipped or not by its first bytes. No more is taken into memory than the header announces, and
 * the header is believed only as far as the file's own length can hold it.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTE = 8;
    private static final long GZIP_LIMIT = 1032; // deflate shrinks no further

    private final Path path;
    private final List<Integer> shape;
    private final byte[] values;

    private IdxFile(Path path, List<Integer> shape, byte[] values) {
        this.path = path;
        this.shape = shape;
        this.values = values;
    }

    static IdxFile read(Path path) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            boolean gzipped = isGzip(raw);
            long longest = Files.size(path) * (gzipped ? GZIP_LIMIT : 1);
            return read(path, new DataInputStream(gzipped ? new GZIPInputStream(raw, 1 << 16) : raw), longest);
        } catch (IOException e) {
            throw new FoveaException(
                    path + " must be a whole IDX file, but could not be read (" + e + "). Get it again.", e);
        }
    }

    private static IdxFile read(Path path, DataInputStream in, long longest) throws IOException {
        int magic = in.readInt();
        int dimensions = magic & 0xff;
        Check.world(
                magic >>> 8 == UNSIGNED_BYTE && dimensions >= 1 && dimensions <= 4,
                "%s must be an IDX file of unsigned bytes (starts with 00 00 08), but started with %08x. Name the right file.",
                path,
                magic);
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (int d = 0; d < dimensions; d++) {
            int n = in.readInt();
            Check.world(n > 0, "dimensions of %s must be above 0, but one was %d. Get the file again.", path, n);
            shape.add(n);
            size = Math.min(size * n, Long.MAX_VALUE >>> 32); // held down, so that the next product cannot overflow
        }
        Check.world(
                size <= longest && size <= Integer.MAX_VALUE - 8,
                "%s must hold what its header says, %s, but is too short for it or above 2 GiB. Get it again.",
                path,
                shape);
        byte[] values = in.readNBytes((int) size);
        Check.world(
                values.length == size && in.read() < 0,
                "%s must hold %d values as its header says, but held %s. Get it again.",
                path,
                size,
                values.length < size ? "only " + values.length : "more");
        return new IdxFile(path, shape, values);
    }

    private static boolean isGzip(InputStream in) throws IOException {
        in.mark(2);
        boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzipped;
    }

    Path path() {
        return path;
    }

    /** Dimensions, the first of which counts the samples. */
    List<Integer> shape() {
        return shape;
    }

    /** All values, row by row; not to be written to. */
    byte[] values() {
        return values;
    }
}
