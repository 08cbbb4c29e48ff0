package dev.fovea.data;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.picture.Picture;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * One file of unsigned bytes in the IDX format (magic 0, 0, 8, dimensions; sizes as big-endian integers; data row by
 * row), gzipped or not. Sizes are checked before memory is taken, and against the true length.
 */
final class IdxFile {
    private static final int UNSIGNED_BYTES = 8;
    private static final long LARGEST = 1L << 30;

    private final int[] sizes;
    private final byte[] bytes;

    private IdxFile(int[] sizes, byte[] bytes) {
        this.sizes = sizes;
        this.bytes = bytes;
    }

    static IdxFile read(Path file, int dimensions) {
        try (DataInputStream in = new DataInputStream(open(file))) {
            int magic = in.readInt();
            Check.world(
                    magic == (UNSIGNED_BYTES << 8 | dimensions),
                    "IDX file must begin with 0x%08x, but begins with 0x%08x (%s)",
                    UNSIGNED_BYTES << 8 | dimensions,
                    magic,
                    file);
            int[] sizes = new int[dimensions];
            long length = 1;
            for (int i = 0; i < dimensions; i++) {
                sizes[i] = in.readInt();
                Check.world(sizes[i] > 0, "IDX sizes must be above 0, but one is %d (%s)", sizes[i], file);
                length = Math.multiplyExact(length, sizes[i]);
                Check.world(length <= LARGEST, "IDX file must be at most 1 GiB, but says %d bytes (%s)", length, file);
            }
            byte[] bytes = in.readNBytes((int) length);
            Check.world(
                    bytes.length == length && in.read() < 0,
                    "IDX file must hold exactly %d bytes, but holds %s (%s). Get it again.",
                    length,
                    bytes.length < length ? "only " + bytes.length : "more",
                    file);
            return new IdxFile(sizes, bytes);
        } catch (EOFException e) {
            throw new FoveaException("IDX file must have its header, but is cut off (" + file + "). Get it again.", e);
        } catch (IOException e) {
            throw new FoveaException("IDX file must be readable, but was not: " + e + " (" + file + ")", e);
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        raw.mark(2);
        boolean gzipped = raw.read() == 0x1f && raw.read() == 0x8b;
        raw.reset();
        return gzipped ? new GZIPInputStream(raw, 1 << 16) : raw;
    }

    int count() {
        return sizes[0];
    }

    /** The class index of a file of labels. */
    int label(int index) {
        return bytes[index] & 0xff;
    }

    /** One picture of a file of pictures: a copy of its rows. */
    Picture picture(int index) {
        int area = sizes[1] * sizes[2];
        return new Picture(sizes[1], sizes[2], 1, Arrays.copyOfRange(bytes, index * area, (index + 1) * area));
    }
}
