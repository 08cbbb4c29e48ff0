package dev.fovea.data;

import dev.fovea.base.IoReason;
import dev.fovea.picture.UnreadablePicture;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * A picture inside an archive, read from its place there. The archive is opened anew at each call, so nobody need close
 * it, and an interrupted thread closes nobody else's.
 *
 * @param archive the file
 * @param at where the entry's bytes begin
 * @param stored bytes in the archive
 * @param length bytes of the picture
 * @param deflated whether the bytes in the archive are deflated, rather than the picture's own
 * @param checksum CRC-32 of the picture's bytes; {@link #NO_CHECKSUM} where the archive keeps none
 */
record ArchivedPicture(Path archive, long at, int stored, int length, boolean deflated, long checksum)
        implements StoredPicture {
    /** No archive's checksum is negative. */
    static final long NO_CHECKSUM = -1;

    /** The largest entry that is read, in bytes. */
    private static final long LARGEST = 512 << 20;

    /** Up to so many bytes an entry may grow as it likes. */
    private static final long HARMLESS = 16 << 20;

    /** Pictures are compressed already: none but an empty one shrinks so far again. */
    private static final long BOMB_RATIO = 200;

    /** Whether an entry that claims to grow so far is no picture but an attack, or larger than any that is read. */
    static boolean isBomb(long stored, long size) {
        return size > LARGEST || stored > LARGEST || (size > HARMLESS && size / BOMB_RATIO > stored);
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public byte[] bytes() {
        try {
            byte[] bytes = deflated ? inflated(raw()) : raw();
            if (checksum != NO_CHECKSUM && checksum != crc(bytes)) {
                throw new UnreadablePicture("damaged in the archive (checksum)");
            }
            return bytes;
        } catch (EOFException e) {
            throw new UnreadablePicture("truncated in the archive");
        } catch (IOException e) {
            throw new UnreadablePicture("cannot be opened (" + IoReason.brief(e) + ")");
        }
    }

    private byte[] raw() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(stored);
        try (FileChannel channel = FileChannel.open(archive)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position()) < 0) {
                    throw new EOFException();
                }
            }
        }
        return bytes.array();
    }

    /** What the entry's header promises and no byte more, however much the stream would give. */
    private byte[] inflated(byte[] raw) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(raw);
            byte[] bytes = new byte[length];
            int n = 0;
            while (n < length && !inflater.finished() && !inflater.needsInput()) {
                n += inflater.inflate(bytes, n, length - n);
            }
            if (n < length || (!inflater.finished() && inflater.inflate(new byte[1]) > 0)) {
                throw new UnreadablePicture("damaged in the archive (size)");
            }
            return bytes;
        } catch (DataFormatException e) {
            throw new UnreadablePicture("damaged in the archive (deflate)");
        } finally {
            inflater.end();
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
