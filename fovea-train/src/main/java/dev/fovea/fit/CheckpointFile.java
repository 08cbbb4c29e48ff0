package dev.fovea.fit;

import dev.fovea.base.Check;
import dev.fovea.base.FoveaException;
import dev.fovea.base.IoReason;
import dev.fovea.base.Json;
import dev.fovea.base.LittleEndian;
import dev.fovea.base.Sha256;
import dev.fovea.base.WholeFile;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A checkpoint as a file; little-endian:
 *
 * <pre>
 * 8 bytes   the letters FOVEACKP
 * 4 bytes   version of this layout, 1
 * 4 bytes   length h of the header
 * h bytes   header, JSON in UTF-8 ({@link Checkpoint.Header}), which names the arrays and their lengths
 * ...       the arrays' numbers, 32-bit floats, one array behind the other
 * 32 bytes  SHA-256 of everything before
 * </pre>
 *
 * Reading looks at the hash before it believes anything else, and never asks for more memory than the file is long.
 */
final class CheckpointFile {
    static final int HEAD = 16;
    static final int HASH = 32;

    private static final String MAGIC = "FOVEACKP";
    private static final int VERSION = 1;
    private static final int PIECE = 1 << 18;

    private CheckpointFile() {}

    /** Writes it whole or not at all, and gives its bytes. */
    static long write(Path file, Checkpoint checkpoint) {
        byte[] header = Json.LINE.write(checkpoint.header()).getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = Sha256.digest();
        WholeFile.write(file, raw -> {
            OutputStream out = new DigestOutputStream(raw, digest);
            out.write(head(header.length));
            out.write(header);
            for (float[] array : checkpoint.arrays().values()) {
                LittleEndian.write(array, out);
            }
            raw.write(digest.digest());
        });
        long numbers =
                checkpoint.arrays().values().stream().mapToLong(a -> a.length).sum();
        return HEAD + header.length + 4 * numbers + HASH;
    }

    private static byte[] head(int headerLength) {
        return little(new byte[HEAD])
                .put(MAGIC.getBytes(StandardCharsets.US_ASCII))
                .putInt(VERSION)
                .putInt(headerLength)
                .array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads it.
     *
     * @throws DamagedCheckpoint if its bytes are not what was written, with the place, what was expected and what was found
     * @throws FoveaException if it cannot be had, or another version of Fovea wrote it
     */
    static Checkpoint read(Path file) {
        try {
            long size = Files.size(file);
            whole(size >= HEAD + HASH, file, "must have at least %d bytes, but has %d", HEAD + HASH, size);
            checkHash(file, size);
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                return read(file, size, in);
            }
        } catch (EOFException e) {
            throw new DamagedCheckpoint("checkpoint must be whole, but ends early (" + file + ").", e);
        } catch (IOException e) {
            throw new FoveaException(
                    "checkpoint must be readable, but was not: " + IoReason.of(e) + ". Check the folder's permissions.",
                    e);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be a library of its own
    private static void whole(boolean holds, Path file, String rule, Object... values) {
        if (!holds) {
            throw new DamagedCheckpoint("checkpoint " + file + " is damaged: it " + String.format(rule, values) + ".");
        }
    }

    private static void checkHash(Path file, long size) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] piece = new byte[PIECE];
        byte[] stored;
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = in.readNBytes(MAGIC.length());
            String found = new String(magic, StandardCharsets.US_ASCII);
            whole(found.equals(MAGIC), file, "must begin with %s at byte 0, but begins with %s", MAGIC, hex(magic));
            digest.update(magic);
            for (long left = size - HASH - magic.length; left > 0; ) {
                int n = in.read(piece, 0, (int) Math.min(PIECE, left));
                whole(n > 0, file, "must have %d bytes, but ends %d earlier", size, left + HASH);
                digest.update(piece, 0, n);
                left -= n;
            }
            stored = in.readNBytes(HASH);
        }
        byte[] computed = digest.digest();
        whole(
                MessageDigest.isEqual(computed, stored),
                file,
                "must have the SHA-256 that stands at byte %d, %s, but has %s",
                size - HASH,
                hex(stored),
                hex(computed));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static Checkpoint read(Path file, long size, DataInputStream in) throws IOException {
        in.skipNBytes(MAGIC.length());
        int version = Integer.reverseBytes(in.readInt());
        Check.world(
                version == VERSION,
                "checkpoint must be of version %d, but is of %d (%s). Go on with the Fovea that wrote it.",
                VERSION,
                version,
                file);
        int length = Integer.reverseBytes(in.readInt());
        long room = size - HEAD - HASH;
        whole(length >= 0 && length <= room, file, "must have a header of 0..%d bytes, but of %d", room, length);
        String json = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        Checkpoint.Header header = Json.LINE.read(json, Checkpoint.Header.class, "header of " + file);
        return new Checkpoint(header, arrays(header, room - length, file, in));
    }

    private static Map<String, float[]> arrays(Checkpoint.Header header, long bytes, Path file, InputStream in)
            throws IOException {
        long left = bytes;
        Map<String, float[]> out = new LinkedHashMap<>();
        for (Checkpoint.Slot slot : header.arrays()) {
            whole(
                    slot.count() >= 0 && slot.count() <= left / 4,
                    file,
                    "must have %d bytes for array %s, but has %d",
                    4 * slot.count(),
                    slot.name(),
                    left);
            out.put(slot.name(), numbers(Math.toIntExact(slot.count()), in));
            left -= 4 * slot.count();
        }
        whole(left == 0, file, "must end with its arrays, but has %d bytes more", left);
        return out;
    }

    private static float[] numbers(int count, InputStream in) throws IOException {
        float[] out = new float[count];
        byte[] bytes = new byte[4 * Math.min(PIECE, count)];
        ByteBuffer piece = little(bytes);
        for (int from = 0; from < count; from += PIECE) {
            int n = Math.min(PIECE, count - from);
            int read = in.readNBytes(bytes, 0, 4 * n);
            if (read < 4 * n) {
                throw new EOFException();
            }
            piece.asFloatBuffer().get(out, from, n);
        }
        return out;
    }
}
